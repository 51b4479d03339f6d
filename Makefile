# The two commands a newcomer needs, and a few for those who work on Candor.
#   make run                          the main job on the bundled sample
#   make run PACKAGE=a.apk POLICY="policy.html sdks.html"
#   make test                         every test, headless
#   make deb && make test-deb         the Debian packages in _deb, and their life in a clean root
#   make dist                         the tarball of a release, its SHA-256 and its bill of materials, in _dist
BUILD ?= _build
PACKAGE ?=
POLICY ?=
LOCALE ?=
# Who looks on sees how far it is.
QUIET := $(shell [ -t 2 ] || echo --quiet)

.PHONY: run test programs build dependencies sanitize deb test-deb dist clean

run: programs
	@scripts/run "$(BUILD)" "$(PACKAGE)" "$(LOCALE)" $(POLICY)

test:
	@scripts/install-dependencies build test
	@$(MAKE) --no-print-directory $(BUILD)/build.ninja
	@ninja -C $(BUILD)
	@scripts/test "$(BUILD)"

programs: dependencies $(BUILD)/build.ninja
	@ninja -C $(BUILD) $(QUIET) programs

build: dependencies $(BUILD)/build.ninja
	@ninja -C $(BUILD) $(QUIET)

dependencies:
	@scripts/install-dependencies build

$(BUILD)/build.ninja:
	@meson setup $(BUILD)

# The tests once more with AddressSanitizer and UndefinedBehaviorSanitizer, which shall leave limits and signals to the
# programs (docs/security.md says what is left out).
sanitize:
	@scripts/install-dependencies build test
	@[ -f _sanitize/build.ninja ] || meson setup _sanitize -Db_sanitize=address,undefined -Doptimization=1
	@ninja -C _sanitize
	@LSAN_OPTIONS=suppressions=$(CURDIR)/tests/fuzz/leaks:print_suppressions=0 \
	  ASAN_OPTIONS=detect_leaks=1:disable_coredump=0:handle_sigbus=0 UBSAN_OPTIONS=halt_on_error=1 scripts/test _sanitize --no-suite ui --timeout-multiplier 10

deb:
	@scripts/install-dependencies build package
	@scripts/make-deb _deb

SUITE ?= bookworm
test-deb:
	@scripts/install-dependencies package
	@scripts/test-deb _deb "$(SUITE)"

dist: programs
	@scripts/make-dist _dist
	@scripts/make-bill-of-materials "$(BUILD)" _dist

clean:
	@rm -rf $(BUILD) _sanitize _deb _dist
