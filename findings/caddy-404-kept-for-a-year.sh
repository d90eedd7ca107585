#!/usr/bin/env bash
# In Caddy, "header" by path is set on what is not there, too: a checksummed file
# that a browser asks for in the middle of a deploy is answered 404, and that
# answer may be kept for a year. nginx's add_header and Apache's Header set, which
# the same line is copied from, leave errors alone unless told "always".
# Differs from: nginx's ngx_http_headers_module, "add_header"; Apache's mod_headers,
# "onsuccess"; Caddy's documentation of "header" does not speak of errors.
set -eu
work=$(mktemp -d)
caddy=
trap '[ -z "$caddy" ] || kill "$caddy" 2> /dev/null || :; rm -rf "$work"' EXIT

cd "$work"
apt-get -qq download 'caddy=2.6.2-5' 2> "$work/log" || { cat "$work/log"; exit 2; }
dpkg -x caddy_*.deb root
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
mkdir site
echo "words" > site/en_0123.pf_index
echo "<title>Not here</title>" > site/404.html
cat > Caddyfile <<CFG
{
	admin off
	auto_https off
}
http://127.0.0.1:$port {
	root * $work/site
	@kept path *.pf_index
	header @kept Cache-Control max-age=31536000
	file_server
	handle_errors {
		rewrite * /404.html
		file_server
	}
}
CFG
export XDG_CONFIG_HOME=$work XDG_DATA_HOME=$work
root/usr/bin/caddy run --config Caddyfile --adapter caddyfile > "$work/log" 2>&1 &
caddy=$!

cat > show.py <<'PY'
import sys
import time
import urllib.error
import urllib.request

base = f"http://127.0.0.1:{sys.argv[1]}/"


def ask(path):
    try:
        answer = urllib.request.urlopen(base + path, timeout=10)
    except urllib.error.HTTPError as error:
        answer = error
    return answer.status, answer.headers["Cache-Control"], answer.headers["Content-Type"]


for _ in range(50):
    try:
        there = ask("en_0123.pf_index")
        break
    except urllib.error.URLError:
        time.sleep(0.2)
else:
    sys.exit(2)
gone = ask("en_4567.pf_index")
print("Software: Caddy 2.6.2")
print("Expected: a file that is there may be kept for a year, an answer 404 may not.")
print("Seen:     there:", *there[:2])
print("          gone: ", *gone)
if there[:2] == (200, "max-age=31536000") and gone[:2] == (404, "max-age=31536000"):
    print("Follows:  a wrong moment lasts a year in that browser; say")
    print("          header Cache-Control no-cache in handle_errors.")
    sys.exit(0)
print("CHANGED:  Caddy leaves the header out of errors now.")
sys.exit(1)
PY
python3 show.py "$port" || { rc=$?; [ "$rc" != 2 ] || cat "$work/log"; exit "$rc"; }
