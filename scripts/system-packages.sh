#!/bin/sh
# Sees that this computer has what no package index carries, from Debian's packages where that is allowed:
# sh scripts/system-packages.sh PYTHON [browser] [firefox] [webkit] [servers] [converters] [office] [moodle]
set -eu
python=$1
brotli=/usr/lib/nginx/modules/ngx_http_brotli_static_module.so
shift

packages() {
    case $1 in
    browser) echo chromium fonts-liberation ;;
    firefox) echo firefox-esr ;;
    webkit) echo webkit2gtk-driver xvfb ;;
    servers) echo nginx libnginx-mod-http-brotli-static apache2-bin media-types ;;
    office) echo --no-install-recommends libreoffice-writer-nogui libreoffice-impress-nogui ;;
    moodle) echo mariadb-server php-cli php-curl php-gd php-intl php-mbstring php-mysql php-soap php-xml php-zip ;;
    converters) echo libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 ;;
    esac
}

# Says what is missing and what to install.
lacks() {
    echo "$1: $2; install that (on Debian: apt-get install $(packages "$1"))" >&2
    false
}

here() {
    case $1 in
    browser) "$python" -c 'from course.dev.browser import NEEDED, find_browser; raise SystemExit(0 if find_browser() else NEEDED)' ;;
    firefox) command -v firefox-esr >/dev/null || command -v firefox >/dev/null || lacks firefox "the tests need Firefox too" ;;
    webkit) (command -v WebKitWebDriver && command -v Xvfb) >/dev/null || lacks webkit "the tests need WebKitGTK too" ;;
    servers)
        (PATH=$PATH:/usr/sbin:/usr/local/sbin && command -v nginx && command -v apache2 && ls "$brotli") >/dev/null 2>&1 ||
            lacks servers "the tests of packages need nginx with its brotli module, and Apache"
        ;;
    office) command -v soffice >/dev/null || lacks office "the tests of Word and PowerPoint files need LibreOffice" ;;
    moodle)
        (PATH=$PATH:/usr/sbin && command -v mariadbd && php -m | grep -x mysqli) >/dev/null 2>&1 ||
            lacks moodle "the walk needs MariaDB and PHP"
        ;;
    converters) "$python" -c 'from course.handouts.downloads import missing; raise SystemExit(missing() or 0)' ;;
    esac
}

lacking=0
for need; do
    here "$need" 2>/dev/null && continue
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        echo "$need: installing Debian's $(packages "$need")"
        # RUNLEVEL tells the scripts of Debian's servers that nothing starts now.
        export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
        { apt-get update -qq && apt-get -o DPkg::Lock::Timeout=300 install -y -qq $(packages "$need"); } >/dev/null || true
    elif [ "$need" = browser ]; then
        echo "browser: fetching Playwright's Chromium"
        "$python" -m playwright install chromium >/dev/null || true
    fi
    here "$need" || lacking=1
done
exit $lacking
