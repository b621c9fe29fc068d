# Builds, tests and installs followupd and followupctl. `make help` lists what can be made.

PREFIX ?= /usr/local
DESTDIR ?=
# The shell of most distributions leaves a tilde after the sign as it is.
override PREFIX := $(patsubst ~/%,$(HOME)/%,$(PREFIX))

programs := followupd followupctl followup-sendmail
# Programs that followupctl starts, since they link what it does not.
helpers := followup-read followup-write
# Where the release's programs are, and how they are built otherwise than usual.
release := .build/release
build_options :=
# A section for each function, so that the linker can leave out what nothing calls; nothing is exported
# for other libraries to find.
release_options := -c release --static-swift-stdlib -Xswiftc -Xfrontend -Xswiftc -function-sections \
  -Xcc -ffunction-sections -Xlinker --no-export-dynamic

bindir := $(PREFIX)/bin
libexecdir := $(PREFIX)/libexec/followup
datadir := $(PREFIX)/share
docdir := $(datadir)/doc/followup
holidaysdir := $(datadir)/followup/holidays
mandir := $(datadir)/man
applicationsdir := $(datadir)/applications
metainfodir := $(datadir)/metainfo
iconsdir := $(datadir)/icons/hicolor/scalable/apps
# The manual pages: those that are written, and those that are made from definitions.
pages := $(sort $(notdir $(wildcard man/*.[1-8])) $(basename $(notdir $(wildcard man/*.in))))
# Where a page is installed; the argument is its name.
page_file = $(mandir)/man$(subst .,,$(suffix $(1)))/$(1)
# The name by which notification servers know the program.
desktop_entry := io.followup.Followup
bashdir := $(datadir)/bash-completion/completions
zshdir := $(datadir)/zsh/site-functions
fishdir := $(datadir)/fish/vendor_completions.d

# systemd reads a user's own units from elsewhere than the system's, and no user's own catalog.
ifneq ($(filter $(HOME)/%,$(PREFIX)),)
unitdir := $(datadir)/systemd/user
else
unitdir := $(PREFIX)/lib/systemd/user
catalogdir := $(PREFIX)/lib/systemd/catalog
endif

build_packages := libsystemd-dev libical-dev libgmime-3.0-dev binutils python3
test_packages := $(build_packages) systemd systemd-container systemd-journal-remote libpam-systemd dbus dbus-user-session \
  dunst libnotify-bin xvfb strace faketime procps tzdata gcc libc6-dev mount \
  sway waybar grim fonts-dejavu-core \
  git rclone rsync syncthing unison zsh fish mutt s-nail bsd-mailx nmh msmtp msmtp-mta notmuch isync \
  appstream desktop-file-utils man-db mandoc

# Each notification server of Debian that starts without a graphics card, and what looks at them.
desktop_packages := $(build_packages) dbus dbus-bin xvfb sway xcompmgr xdotool imagemagick \
  tesseract-ocr util-linux hicolor-icon-theme librsvg2-common fonts-dejavu-core dunst xfce4-notifyd \
  xfconf dconf-service mate-notification-daemon notification-daemon lxqt-notificationd notify-osd \
  mako-notifier sway-notification-center \
  tmux neomutt aerc emacs-nox alot notmuch alpine mblaze mailutils git-email libmailtools-perl

# What the benchmark compares with.
bench_packages := $(build_packages) gcc libc6-dev systemd dbus redis-server redis-tools \
  taskwarrior jq python3-dateutil tzdata

# Tests that start programs and wait for them come after those that keep every processor busy.
real_parts := IntegrationTests|SystemTests

# The number of tests at a time: a test's time limit counts from when it was begun, also where it waits.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH ?= 8

format := swift format
format_options := --parallel --recursive --configuration .swift-format
sources := Package.swift Sources Tests

.DEFAULT_GOAL := build
.PHONY: help build run test bench bench-dependencies desktop-test whole-desktop-test screenshots simulate torture fuzz systemd-test deb deb-test check check-holidays format install uninstall build-dependencies test-dependencies desktop-dependencies

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo "PREFIX ($(PREFIX)) and DESTDIR say where to install; PREFIX=~/.local is your home."

build: build-dependencies ## build all programs for release, in .build/release/
	for program in $(programs) $(helpers); do \
	  swift build $(release_options) $(build_options) --product $$program || exit 1; done

run: build ## see it work: a demonstration that cleans up after itself
	scripts/demo $(release)

test: test-dependencies check build ## everything that can be tested here; CI=true lets nothing be skipped
	swift build --build-tests
	swift test --skip-build --skip '$(real_parts)|TortureTests'
	$(MAKE) simulate YEARS=10000 SEED=1 HISTORY=
	swift test --skip-build --no-parallel --filter '$(real_parts)'
	$(attack)

# The attacks are on the programs as they are installed.
attack = FOLLOWUP_PROGRAMS=$(CURDIR)/$(release) \
  swift test --skip-build --no-parallel --filter TortureTests

# How many simulated years, from which seed on; HISTORY is the seed of one to be told. It is built as
# the programs are: a debug build would take ten times as long.
YEARS ?= 10000
SEED ?= 1

simulate: build-dependencies ## simulated years of use and misfortune, YEARS=10000 of them
	swift build $(release_options) --product simulate
	FOLLOWUP_SIMULATION_SEED=$(HISTORY) $(release)/simulate $(YEARS) $(SEED)

# How many times as much as in the short form.
ROUNDS ?= 25

# BASELINE is a revision to build and measure beside this one, ROWS are some rows of the table.
bench: bench-dependencies build ## measure beside peers, some minutes; BASELINE=REV beside another build
	baseline=$(if $(BASELINE),$$(scripts/bench-baseline $(BASELINE))) && \
	  scripts/bench $(release) $${baseline:+--baseline "$$baseline"} $(if $(ROWS),--only $(ROWS))

desktop-test: desktop-dependencies build ## real notification servers, SERVER=NAME for one, and mail programs
	scripts/desktop-test $(release) docs/desktops $(SERVER)
	$(if $(SERVER),,scripts/mail-test $(release) docs/MAIL.md)

whole-desktop-test: build ## a whole desktop, such as SERVER=plasmashell; takes root and the network
	@scripts/install-packages debootstrap
	scripts/whole-desktop-test $(release) docs/desktops .build-containers/desktop-$(SERVER) $(SERVER)

# With programs of a debug build: faketime cannot set the clock of what has its C library built in.
screenshots: build-dependencies ## make docs/pictures anew, and look at the report in Chromium
	@scripts/install-packages chromium faketime imagemagick fonts-dejavu-core python3
	for program in followupd followupctl followup-write; do \
	  swift build --product $$program || exit 1; done
	scripts/screenshots .build/debug docs/pictures

calendar-test: build ## hold calendars against programs that are not ours; needs the network
	scripts/calendar-test $(release)

torture: test-dependencies build ## attack the release's programs for half an hour or so; ROUNDS=N for more
	swift build --build-tests
	FOLLOWUP_TORTURE_ROUNDS=$(ROUNDS) FOLLOWUP_TORTURE_SEED=$(SEED) CI=true $(attack)

# How long each target is fuzzed; TARGET is one of them, and INPUT a file to run it on once.
MINUTES ?= 10
fuzz_targets := frames log engine zone settings when json mail calendar table
TARGET ?= $(fuzz_targets)

fuzz: build-dependencies ## fuzz each reader for MINUTES=10; TARGET=one of them, INPUT=FILE replays
	FOLLOWUP_FUZZ=1 swift build -c release -Xswiftc -enable-testing --sanitize=fuzzer --scratch-path .build-fuzz --product fuzz
	scripts/fuzz $(if $(INPUT),--replay $(TARGET) $(INPUT),$(MINUTES) $(TARGET))

check: ## formatting, style, units and metadata
	$(format) lint --strict $(format_options) $(sources)
	scripts/check-style
	scripts/check-units
	scripts/check-metadata

check-holidays: ## compare config/holidays with the newest release of its source; needs the network
	scripts/holidays --compare

format: ## format the sources in place
	$(format) --in-place $(format_options) $(sources)

# The metadata for software centres, with the releases that CHANGELOG.md has.
metainfo = scripts/changelog appstream | sed -e '/^@RELEASES@$$/{r /dev/stdin' -e 'd}' \
  config/desktop/$(desktop_entry).metainfo.xml.in

.PHONY: metainfo
metainfo:
	@$(metainfo)

# After `make build`, `make --assume-old=build install` needs no Swift: for root, who may have none.
install: build ## install programs, units, catalog, manual pages, completions and sample
	for program in $(programs); do \
	  install -D --strip --mode=755 $(release)/$$program $(DESTDIR)$(bindir)/$$program || exit 1; done
	for program in $(helpers); do \
	  install -D --strip --mode=755 $(release)/$$program $(DESTDIR)$(libexecdir)/$$program || exit 1; done
	install -d $(DESTDIR)$(unitdir) $(DESTDIR)$(bashdir) $(DESTDIR)$(zshdir) $(DESTDIR)$(fishdir)
	umask 022 && for unit in followupd.service followup-draft@.service; do \
	  sed 's|@bindir@|$(bindir)|' systemd/$$unit > $(DESTDIR)$(unitdir)/$$unit || exit 1; done
	install -m 644 systemd/followupd.socket systemd/followupd-folders.service $(DESTDIR)$(unitdir)
	$(if $(catalogdir),install -D -m 644 systemd/followupd.catalog \
	  $(DESTDIR)$(catalogdir)/followupd.catalog)
	umask 022$(foreach page,$(pages),\
	  && install -d $(dir $(DESTDIR)$(call page_file,$(page))) \
	  && scripts/manual $(release) $(page) > $(DESTDIR)$(call page_file,$(page)))
	umask 022 && $(release)/followupctl --generate-completion-script bash \
	  > $(DESTDIR)$(bashdir)/followupctl
	umask 022 && $(release)/followupctl --generate-completion-script zsh \
	  > $(DESTDIR)$(zshdir)/_followupctl
	umask 022 && $(release)/followupctl --generate-completion-script fish \
	  > $(DESTDIR)$(fishdir)/followupctl.fish
	install -D -m 644 config/followup.toml $(DESTDIR)$(docdir)/followup.toml
	install -d $(DESTDIR)$(docdir)/trackers
	install -m 644 config/trackers/* $(DESTDIR)$(docdir)/trackers
	install -d $(DESTDIR)$(holidaysdir)
	install -m 644 config/holidays/* $(DESTDIR)$(holidaysdir)
	install -D -m 644 config/desktop/$(desktop_entry).desktop \
	  $(DESTDIR)$(applicationsdir)/$(desktop_entry).desktop
	install -D -m 644 config/desktop/$(desktop_entry).svg $(DESTDIR)$(iconsdir)/$(desktop_entry).svg
	install -d $(DESTDIR)$(metainfodir)
	umask 022 && $(metainfo) > $(DESTDIR)$(metainfodir)/$(desktop_entry).metainfo.xml
	$(update_catalog)
	$(if $(DESTDIR),,@scripts/how-to-start $(bindir) $(unitdir))

# Debian's releases, with an older systemd, a middle one and the newest.
systemd_releases := bookworm trixie testing

systemd-test: test-dependencies build ## the service under the systemd of Debian 12, 13 and testing; takes root
	@scripts/install-packages debootstrap
	swift build --build-tests
	for release in $(systemd_releases); do \
	  scripts/debian-root $$release .build-containers/$$release || exit 1; \
	  CI=true FOLLOWUP_CONTAINER_ROOT=$(CURDIR)/.build-containers/$$release \
	    swift test --skip-build --no-parallel --filter SystemTests || exit 1; done

# Built in a copy of the sources, so that nothing of it is left in them.
deb: build-dependencies ## Debian packages, in .build-deb/, with what lintian says of them
	@scripts/install-packages debhelper lintian
	rm -rf .build-deb/followup
	mkdir -p .build-deb/followup
	tar --create --exclude='./.build*' --exclude=./.git . | tar --extract --directory=.build-deb/followup
	scripts/changelog debian > .build-deb/followup/debian/changelog
	cd .build-deb/followup && dpkg-buildpackage --build=binary --no-sign
	lintian --fail-on error,warning --tag-display-limit 0 .build-deb/*.changes

deb-test: ## the packages of `make deb` in fresh containers of Debian 12 and 13; takes root and the network
	@scripts/install-packages debootstrap systemd-container
	for release in bookworm trixie; do scripts/deb-test $$release || exit 1; done

uninstall: ## remove what install installed; what you recorded stays
	rm -f $(addprefix $(DESTDIR)$(bindir)/,$(programs)) \
	  $(addprefix $(DESTDIR)$(unitdir)/,followupd.service followupd.socket followupd-folders.service \
	  followup-draft@.service) \
	  $(if $(catalogdir),$(DESTDIR)$(catalogdir)/followupd.catalog) \
	  $(foreach page,$(pages),$(DESTDIR)$(call page_file,$(page))) \
	  $(DESTDIR)$(bashdir)/followupctl $(DESTDIR)$(zshdir)/_followupctl \
	  $(DESTDIR)$(fishdir)/followupctl.fish $(DESTDIR)$(docdir)/followup.toml \
	  $(DESTDIR)$(applicationsdir)/$(desktop_entry).desktop $(DESTDIR)$(iconsdir)/$(desktop_entry).svg \
	  $(DESTDIR)$(metainfodir)/$(desktop_entry).metainfo.xml
	rm -rf $(DESTDIR)$(holidaysdir) $(DESTDIR)$(docdir)/trackers $(DESTDIR)$(libexecdir)
	rmdir $(DESTDIR)$(docdir) $(DESTDIR)$(datadir)/followup 2>/dev/null || true
	$(update_catalog)

# The catalog's index is the system's: only root can renew it, and only where it is in use.
update_catalog = $(if $(DESTDIR),,$(if $(catalogdir),[ "$$(id -u)" -ne 0 ] || \
  ! command -v journalctl >/dev/null || journalctl --update-catalog))

build-dependencies:
	@scripts/install-packages $(build_packages)

bench-dependencies:
	@scripts/install-packages $(bench_packages)

desktop-dependencies:
	@scripts/install-packages $(desktop_packages)

test-dependencies:
	@scripts/install-packages $(test_packages)
