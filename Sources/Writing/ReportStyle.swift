/// The style sheet of the report. Texts have colours named --text-…, shapes --mark-…, and what is behind
/// them --back-…: any text can be read on any of these, in both themes.
enum ReportStyle {
  static let text = """
    :root {
      color-scheme: light dark;
      --back-page: #ffffff; --back-panel: #f3f5f8; --back-off: #e7ebf0; --edge: #c4ccd6;
      --text-main: #1b2027; --text-soft: #4a5462; --text-late: #9b2410; --text-open: #14602f;
      --text-held: #5c4300;
      --mark-main: #1b2027; --mark-them: #1d5cb8; --mark-you: #17733a; --mark-late: #b5351a;
      --mark-held: #8a6100; --mark-past: #737e8c;
    }
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --back-page: #14181d; --back-panel: #1c2229; --back-off: #28303a; --edge: #3d4855;
        --text-main: #e8ecf1; --text-soft: #b4bfcc; --text-late: #ffa692; --text-open: #86dca0;
        --text-held: #ecc872;
        --mark-main: #e8ecf1; --mark-them: #82b6ff; --mark-you: #7fd69b; --mark-late: #ff8c72;
        --mark-held: #e2b64f; --mark-past: #8d99a8;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0 auto; padding: 1rem 1.25rem 3rem; max-width: 76rem;
      font: 16px/1.5 system-ui, "DejaVu Sans", sans-serif;
      color: var(--text-main); background: var(--back-page);
    }
    bdi { overflow-wrap: anywhere; }
    h1 { font-size: 1.75rem; line-height: 1.2; margin: 0.5rem 0; }
    h2 { font-size: 1.3rem; line-height: 1.25; margin: 2.5rem 0 0.5rem; }
    h3 { font-size: 1.05rem; margin: 0; }
    p { margin: 0.35rem 0; max-width: 48rem; }
    .soft, caption, footer { color: var(--text-soft); }
    .totals { display: grid; grid-template-columns: repeat(4, 1fr); gap: 0.75rem; margin: 1.25rem 0; }
    .totals div { background: var(--back-panel); border-radius: 0.5rem; padding: 0.6rem 0.9rem; }
    .totals dt { color: var(--text-soft); }
    .totals dd { margin: 0; font-size: 1.75rem; line-height: 1.2; font-weight: 600; }
    table { border-collapse: collapse; width: 100%; margin: 0.25rem 0 1rem; }
    caption { text-align: start; padding: 0.25rem 0; }
    th, td { text-align: start; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0; border-top: 1px solid var(--edge); }
    thead th { border-top: 0; color: var(--text-soft); font-weight: 500; font-size: 0.9rem; }
    tbody th { font-weight: 600; }
    .figures { display: grid; grid-template-columns: 1fr 1fr; column-gap: 3rem; }
    .figures h2 + table, .figures h2 + p { margin-top: 0; }
    .number { white-space: nowrap; }
    .state { font-weight: 600; }
    .state.late { color: var(--text-late); }
    .state.open { color: var(--text-open); }
    .state.held { color: var(--text-held); }
    .bar { display: block; width: 100%; min-width: 4rem; height: 1.1rem; margin-top: 0.2rem; }
    .bar .all { fill: var(--back-off); }
    .bar .part { fill: var(--mark-them); }
    .bar .bad { fill: var(--mark-late); }
    article { margin: 1.25rem 0; break-inside: avoid; }
    article header { display: flex; flex-wrap: wrap; column-gap: 0.75rem; align-items: baseline; }
    .timeline { display: block; width: 100%; height: 92px; background: var(--back-panel); border-radius: 0.35rem; margin: 0.25rem 0; }
    .timeline text { fill: var(--text-soft); font-size: 12px; }
    .timeline .off { fill: var(--back-off); }
    .timeline .month { stroke: var(--edge); }
    .timeline .line { stroke: var(--mark-past); }
    .timeline .now { stroke: var(--mark-main); stroke-width: 2; }
    .window.past { fill: var(--mark-past); }
    .window.held { fill: var(--back-page); stroke: var(--mark-held); stroke-width: 1.5; }
    .window.open { fill: var(--mark-you); }
    .window.late { fill: var(--mark-late); }
    .applied, .interview, .cancelled, .offer, .end { color: var(--mark-main); }
    .sent { color: var(--mark-you); }
    .heard { color: var(--mark-them); }
    .promise { color: var(--mark-held); }
    .deadline, .mistake { color: var(--mark-late); }
    .legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; margin: 0.5rem 0; padding: 0; font-size: 0.9rem; }
    .legend li { display: flex; align-items: center; gap: 0.4rem; }
    .legend svg { width: 20px; height: 16px; }
    details { font-size: 0.9rem; }
    summary { color: var(--text-soft); cursor: pointer; }
    .calendar { table-layout: fixed; }
    .calendar th, .calendar td { border: 1px solid var(--edge); padding: 0.3rem 0.4rem; }
    .calendar td { height: 3.5rem; font-size: 0.8rem; line-height: 1.35; }
    .calendar .today { background: var(--back-panel); outline: 2px solid var(--mark-main); outline-offset: -2px; }
    .calendar .gone { background: var(--back-off); }
    .calendar ul { list-style: none; margin: 0; padding: 0; }
    .calendar li { margin: 0.2rem 0; padding-inline-start: 0.4rem; border-inline-start: 4px solid var(--mark-past); }
    .calendar li.late { border-color: var(--mark-late); }
    .calendar li.open { border-color: var(--mark-you); }
    .calendar li.held { border-color: var(--mark-held); }
    .calendar li.coming { border-color: var(--mark-them); }
    .date { color: var(--text-soft); font-weight: 600; }
    .date .long { display: none; }
    .meanings li { margin: 0.2rem 0; max-width: 48rem; }
    footer { margin-top: 2.5rem; font-size: 0.9rem; }
    @media screen and (max-width: 46rem) {
      body { padding: 0.75rem 0.9rem 2rem; }
      .totals { grid-template-columns: 1fr 1fr; }
      .figures { display: block; }
      th, td { padding-inline-end: 0.4rem; }
      .week thead { position: absolute; clip-path: inset(50%); }
      .week tr { display: block; border-top: 1px solid var(--edge); padding: 0.4rem 0; }
      .week th, .week td { display: block; border: 0; padding: 0; }
      .stack thead { position: absolute; clip-path: inset(50%); }
      .stack tr { display: flex; flex-wrap: wrap; column-gap: 1rem; border-top: 1px solid var(--edge); padding: 0.4rem 0; }
      .stack th, .stack td { border: 0; padding: 0; }
      .stack th { flex-basis: 100%; }
      .stack td::before { content: attr(data-label) ": "; color: var(--text-soft); }
      .calendar caption { display: block; }
      .calendar thead { display: none; }
      .calendar, .calendar tbody, .calendar tr { display: block; }
      .calendar td { display: block; height: auto; border-width: 1px 0 0; padding: 0.4rem; font-size: 0.95rem; }
      .calendar td.empty { display: none; }
      .date .long { display: inline; }
      .date .short { display: none; }
    }
    @media print {
      body { max-width: none; padding: 0; font-size: 11pt; }
      svg, .calendar td, .totals div { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      tr, li { break-inside: avoid; }
      h2, caption { break-after: avoid; }
      details { display: none; }
      .figures { display: block; }
    }
    """
}
