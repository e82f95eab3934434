# What a contributor runs. Go and make are enough for build, demo and test.
export CGO_ENABLED = 0
GO     ?= go
SHARED ?= ../shared
CACHE  ?= .cache
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.7.0

.PHONY: build install demo gallery test lint accuracy bench fuzz clean

build: ## bin/citegraph and bin/citegraph-worker
	$(GO) build -trimpath -o bin/ ./cmd/citegraph ./cmd/citegraph-worker

install:
	$(GO) install ./cmd/...

demo: build ## a graph, a diagram and an answer of the sample documents
	@scripts/demo.sh

gallery: ## the pictures of docs/gallery.md anew; look at them before you keep them
	$(GO) test ./cmd/citegraph -run Gallery -update

test: ## the whole test suite
	$(GO) test ./...

lint: ## gofmt, go vet, staticcheck
	@test -z "$$(gofmt -l cmd extract graphmodel render worker)" || { gofmt -l cmd extract graphmodel render worker; echo "run gofmt -w on these"; exit 1; }
	$(GO) vet ./...
	$(GO) run $(STATICCHECK) ./...

accuracy: build ## precision and recall against hand-made records and the UN's own links
	@SHARED="$(SHARED)" CACHE="$(CACHE)" scripts/accuracy.py

bench: ## speed of the extractor
	$(GO) test ./extract -run '^$$' -bench . -benchmem

FUZZTIME ?= 1m
fuzz: ## every fuzz target, FUZZTIME each
	@GO="$(GO)" FUZZTIME="$(FUZZTIME)" scripts/fuzz.sh

clean:
	rm -rf bin out
