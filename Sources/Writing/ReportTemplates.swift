internal import JSON
internal import Reporting

extension TextKind {
  /// The report as a page: one file with its style and drawings, without a script.
  package static let report = TextKind(
    "report", escapesHTML: true, templates: ReportTemplates.all,
    prepare: { (request) throws(WritingError) in try ReportRequest(request).page.context })

  /// The report as JSON.
  package static let reportData = TextKind(
    "report-data", escapesHTML: false, templates: ["json": "{{json}}\n"],
    prepare: { (request) throws(WritingError) in ["json": .string(try ReportRequest(request).json)]
    })
}

/// The parts of the page. It allows itself its style, and nothing else: were a text ever to be taken for
/// markup, a browser would run and fetch nothing.
private enum ReportTemplates {
  static let all = [
    "page": page, "shapes": shapes, "week": week, "timelines": timelines, "figures": figures,
    "calendar": calendar,
  ]

  private static let page = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <title>Job search report</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <meta name="robots" content="noindex">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
    <link rel="icon" href="data:,">
    <style>
    \(ReportStyle.text)
    </style>
    </head>
    <body>
    {{>shapes}}
    <header>
    <h1>Job search report</h1>
    <p>As of {{asOf}}. Days and times are those of {{zone}}.</p>
    {{#anonymous}}<p class="soft">Names, jobs and notes are left out; applications and people have numbers.</p>{{/anonymous}}
    </header>
    <main>
    {{#none}}<p>There are no applications, so there is nothing to report.</p>{{/none}}
    {{#some}}
    <dl class="totals">
    {{#totals}}<div><dt>{{label}}</dt><dd>{{count}}</dd></div>
    {{/totals}}
    </dl>
    {{>week}}
    {{>timelines}}
    {{>figures}}
    {{>calendar}}
    <section>
    <h2>What is counted</h2>
    <ul class="meanings">
    {{#meanings}}<li>{{.}}</li>
    {{/meanings}}
    </ul>
    </section>
    {{/some}}
    </main>
    <footer><p>Made by followup {{version}}. The page holds no script and loads nothing.</p></footer>
    </body>
    </html>

    """

  /// The shapes of timelines, around their middles; a drawing takes them by name.
  private static let shapes = """
    <svg width="0" height="0" style="position: absolute" aria-hidden="true">
    <defs>
    <circle id="shape-applied" r="5" fill="none" stroke="currentColor" stroke-width="2"/>
    <path id="shape-sent" d="M-5-6 6 0-5 6Z" fill="currentColor"/>
    <path id="shape-heard" d="M5-6-6 0 5 6Z" fill="currentColor"/>
    <path id="shape-interview" d="M0-7 7 0 0 7-7 0Z" fill="currentColor"/>
    <path id="shape-cancelled" d="M0-6 6 0 0 6-6 0Z" fill="none" stroke="currentColor" stroke-width="1.5"/>
    <g id="shape-promise" fill="none" stroke="currentColor" stroke-width="1.75"><circle r="5.5"/><path d="M0-3.5V0H3"/></g>
    <path id="shape-deadline" d="M-6-5H6L0 6Z" fill="currentColor"/>
    <path id="shape-offer" d="M0-8 2-2.6 7.6-2.5 3.2 1 4.7 6.5 0 3.3-4.7 6.5-3.2 1-7.6-2.5-2-2.6Z" fill="currentColor"/>
    <path id="shape-end" d="M-5-5H5V5H-5Z" fill="currentColor"/>
    <path id="shape-mistake" d="M-5-5 5 5M5-5-5 5" fill="none" stroke="currentColor" stroke-width="2.5"/>
    </defs>
    </svg>
    """

  private static let week = """
    <section>
    <h2>This week</h2>
    {{^week}}<p>Nothing is to be done or comes from {{weekDates}}.</p>{{/week}}
    {{#hasWeek}}
    <table class="week">
    <caption>What you may do, and what comes, from {{weekDates}}</caption>
    <thead><tr><th scope="col">Application</th><th scope="col">What</th><th scope="col">When</th><th scope="col">Standing</th></tr></thead>
    <tbody>
    {{#week}}<tr><th scope="row"><bdi>{{application}}</bdi></th><td><bdi>{{what}}</bdi></td><td>{{when}}</td><td class="state {{tone}}">{{state}}</td></tr>
    {{/week}}
    </tbody>
    </table>
    {{/hasWeek}}
    </section>
    """

  private static let timelines = """
    <section>
    <h2>Timelines</h2>
    <p class="soft">From left to right: the past, today (the thick line), and what is ahead. Shaded days are the employer's days off. Above the middle is what comes from them, below it what comes from you; the bars at the bottom are windows in which you may write or call.</p>
    <ul class="legend">
    {{#legend}}<li><svg viewBox="-10 -8 20 16" aria-hidden="true"><use href="#shape-{{shape}}" class="{{shape}}"/></svg>{{meaning}}</li>
    {{/legend}}
    <li><svg aria-hidden="true"><rect class="window open" y="5" width="20" height="7"/></svg>window, open now</li>
    <li><svg aria-hidden="true"><rect class="window held" x="1" y="5" width="18" height="7"/></svg>window to come, or outside of hours</li>
    <li><svg aria-hidden="true"><rect class="window late" y="5" width="20" height="7"/></svg>late</li>
    <li><svg aria-hidden="true"><rect class="window past" y="7" width="20" height="3"/></svg>window that is over</li>
    </ul>
    {{#timelines}}
    <article>
    <header><h3><bdi>{{name}}</bdi></h3>{{#company}}<span><bdi>{{company}}</bdi></span>{{/company}}{{#role}}<span class="soft"><bdi>{{role}}</bdi></span>{{/role}}</header>
    <p class="soft">{{standing}}</p>
    <svg class="timeline" role="img" aria-labelledby="title-{{number}} desc-{{number}}">
    <title id="title-{{number}}">Timeline of {{name}}</title>
    <desc id="desc-{{number}}">From {{from}} to {{to}}; {{count}} entries, which the list below has in words.</desc>
    {{#daysOff}}<rect class="off" x="{{x}}%" width="{{width}}%" height="92"/>{{/daysOff}}
    {{#axis}}<line class="month" x1="{{x}}%" x2="{{x}}%" y2="92"/><svg x="{{x}}%" overflow="visible"><text x="4" y="13">{{label}}</text></svg>{{/axis}}
    <line class="line" x2="100%" y1="44" y2="44"/>
    {{#bars}}<rect class="window {{class}}" x="{{x}}%" width="{{width}}%" y="75" height="9"><title>{{title}}</title></rect>{{/bars}}
    <line class="now" x1="{{now}}%" x2="{{now}}%" y2="92"/>
    {{#marks}}<use href="#shape-{{shape}}" class="{{shape}}" x="{{x}}%" y="{{y}}"><title>{{title}}</title></use>{{/marks}}
    </svg>
    <details>
    <summary>In words: {{count}} entries</summary>
    <table>
    <caption>What happened at <bdi>{{name}}</bdi>, and what is ahead</caption>
    <thead><tr><th scope="col">When</th><th scope="col">What</th></tr></thead>
    <tbody>
    {{#items}}<tr><td class="number">{{when}}</td><td><bdi>{{what}}</bdi></td></tr>
    {{/items}}
    </tbody>
    </table>
    </details>
    </article>
    {{/timelines}}
    {{#hasRest}}
    <table>
    <caption>{{restCount}} not drawn: dormant, over, without anything in these weeks, or after the first hundred</caption>
    <thead><tr><th scope="col">Standing</th><th scope="col">Came as far as</th><th scope="col">Applications</th></tr></thead>
    <tbody>
    {{#rest}}<tr><th scope="row">{{standing}}</th><td>{{stage}}</td><td>{{count}}</td></tr>
    {{/rest}}
    </tbody>
    </table>
    {{/hasRest}}
    </section>
    """

  private static let figures = """
    <div class="figures">
    <section>
    <h2>How far applications came</h2>
    <table>
    <caption>Applications that came to a stage, or further</caption>
    <thead><tr><th scope="col">Stage</th><th scope="col">Applications</th><th scope="col">Share</th></tr></thead>
    <tbody>
    {{#funnel}}<tr><th scope="row">{{stage}}</th><td class="number">{{count}}</td><td><svg class="bar" role="img" aria-label="{{share}} percent"><rect class="all" width="100%" height="100%"/><rect class="part" width="{{share}}%" height="100%"/></svg></td></tr>
    {{/funnel}}
    </tbody>
    </table>
    </section>
    <section>
    <h2>Promises of a date</h2>
    {{^promises}}<p>No employer promised to be heard from by a date.</p>{{/promises}}
    {{#promises}}
    {{#anyPast}}<p>{{kept}} of {{past}} kept, {{broken}} broken.</p>
    <svg class="bar" role="img" aria-label="{{kept}} of {{past}} promises kept"><rect class="bad" width="100%" height="100%"/><rect class="part" width="{{keptShare}}%" height="100%"/></svg>{{/anyPast}}
    {{#waiting}}<p>Of {{waiting}} more the date is still to come.</p>{{/waiting}}
    {{/promises}}
    </section>
    <section>
    <h2>Days to the first answer</h2>
    {{#hasStages}}
    <table class="stack">
    <caption>By the stage at which you waited</caption>
    <thead><tr><th scope="col">Waiting since</th><th scope="col">Times you waited</th><th scope="col">Answered</th><th scope="col">Still waiting</th><th scope="col">Half within</th></tr></thead>
    <tbody>
    {{#stages}}<tr><th scope="row">{{name}}</th><td data-label="Times you waited">{{count}}</td><td data-label="Answered" class="number">{{answered}}</td><td data-label="Still waiting">{{waiting}}</td><td data-label="Half within">{{days}}</td></tr>
    {{/stages}}
    </tbody>
    </table>
    {{/hasStages}}
    {{#hasChannels}}
    <table>
    <caption>By the channel of the answer</caption>
    <thead><tr><th scope="col">Channel</th><th scope="col">Answers</th><th scope="col">Half within</th></tr></thead>
    <tbody>
    {{#channels}}<tr><th scope="row">{{name}}</th><td>{{count}}</td><td>{{days}}</td></tr>
    {{/channels}}
    </tbody>
    </table>
    {{/hasChannels}}
    {{^channels}}<p>No answer was recorded yet.</p>{{/channels}}
    </section>
    <section>
    <h2>Your follow-ups</h2>
    {{^messages}}<p>You recorded no message yet.</p>{{/messages}}
    {{#hasMessages}}
    <table class="stack">
    <caption>Which of your messages were answered, and how fast</caption>
    <thead><tr><th scope="col">Message</th><th scope="col">Channel</th><th scope="col">Sent</th><th scope="col">Answered</th><th scope="col">Still waiting</th><th scope="col">Half within</th></tr></thead>
    <tbody>
    {{#messages}}<tr><th scope="row">{{name}}</th><td data-label="Channel">{{channel}}</td><td data-label="Sent">{{count}}</td><td data-label="Answered" class="number">{{answered}}</td><td data-label="Still waiting">{{waiting}}</td><td data-label="Half within">{{days}}</td></tr>
    {{/messages}}
    </tbody>
    </table>
    {{/hasMessages}}
    </section>
    </div>
    """

  private static let calendar = """
    <section>
    <h2>Calendar of the weeks ahead</h2>
    <table class="calendar">
    <caption>When windows open and close, and what comes</caption>
    <thead><tr><th scope="col">Mon</th><th scope="col">Tue</th><th scope="col">Wed</th><th scope="col">Thu</th><th scope="col">Fri</th><th scope="col">Sat</th><th scope="col">Sun</th></tr></thead>
    <tbody>
    {{#calendar}}<tr>{{#days}}<td class="{{class}}{{#isEmpty}} empty{{/isEmpty}}"><span class="date"><span class="short">{{number}}</span><span class="long">{{date}}</span>{{#isToday}} today{{/isToday}}</span>{{#hasNotes}}<ul>{{#notes}}<li class="{{tone}}"><bdi>{{application}}</bdi>: {{text}}</li>{{/notes}}{{#more}}<li>and {{more}} more</li>{{/more}}</ul>{{/hasNotes}}</td>
    {{/days}}</tr>
    {{/calendar}}
    </tbody>
    </table>
    </section>
    """
}
