#!/usr/bin/env bash
# Apache with mod_deflate never answers 304 to a feed reader that sends back the
# ETag of the feed that it got gzipped: the filter adds "-gzip" to the ETag
# after the comparison has been made with the bare one. If-None-Match wins over
# If-Modified-Since, so that the date does not help either.
# Differs from: RFC 9110, 13.1.2 "If-None-Match"; mod_deflate's documentation
# has it at the directive DeflateAlterETag, "AddSuffix", the default.
set -eu
work=$(mktemp -d)
httpd=
trap '[ -z "$httpd" ] || kill "$httpd" 2> /dev/null || :; rm -rf "$work"' EXIT
chmod 755 "$work"

cd "$work"
apt-get -qq download 'apache2-bin=2.4.71-1~deb12u1' 'libapr1=1.7.2-3+deb12u1' \
  'libaprutil1=1.6.3-1+deb12u1' 2> "$work/log" || { cat "$work/log"; exit 2; }
for package in *.deb; do dpkg -x "$package" root; done
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
mkdir site run
modules=$work/root/usr/lib/apache2/modules
cat > httpd.conf <<CFG
ServerRoot $work
ServerName localhost
Listen 127.0.0.1:$port
User nobody
Group nogroup
DefaultRuntimeDir $work/run
PidFile $work/run/pid
ErrorLog $work/error.log
LoadModule mpm_event_module $modules/mod_mpm_event.so
LoadModule authz_core_module $modules/mod_authz_core.so
LoadModule mime_module $modules/mod_mime.so
LoadModule filter_module $modules/mod_filter.so
LoadModule deflate_module $modules/mod_deflate.so
TypesConfig /dev/null
AddType application/xml .xml
AddOutputFilterByType DEFLATE application/xml
DocumentRoot $work/site
CFG
python3 - > site/feed.xml <<'PY'
print('<rss version="2.0"><channel><title>Tips</title>')
print("<link>https://example.com/</link><description>A tip a week</description>")
for week in range(1, 53):
    print(f"<item><title>Tip {week}</title><description>Say sorry once.</description></item>")
print("</channel></rss>")
PY
export LD_LIBRARY_PATH=$work/root/usr/lib/x86_64-linux-gnu
"$work/root/usr/sbin/apache2" -f "$work/httpd.conf" -D FOREGROUND > "$work/log" 2>&1 &
httpd=$!

cat > show.py <<'PY'
import http.client
import sys
import time

port = int(sys.argv[1])


def ask(**headers):
    server = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    server.request("GET", "/feed.xml", headers={k.replace("_", "-"): v for k, v in headers.items()})
    answer = server.getresponse()
    answer.read()
    server.close()
    return answer


for _ in range(50):
    try:
        first = ask(Accept_Encoding="gzip")
        break
    except OSError:
        time.sleep(0.2)
else:
    sys.exit(2)
tag, date = first.headers["ETag"], first.headers["Last-Modified"]
plain = ask().headers["ETag"]
zipped = ask(Accept_Encoding="gzip", If_None_Match=tag).status
both = ask(Accept_Encoding="gzip", If_None_Match=tag, If_Modified_Since=date).status
bare = ask(If_None_Match=plain).status
dated = ask(Accept_Encoding="gzip", If_Modified_Since=date).status
print("Software:", first.headers["Server"])
print("Expected: 304 for each question about a feed that has not changed.")
print("Seen:     gzip, its own ETag", tag, "->", zipped)
print("          gzip, that ETag and the date ->", both)
print("          gzip, the date alone ->", dated)
print("          no gzip, its own ETag", plain, "->", bare)
if (zipped, both, dated, bare) == (200, 200, 304, 304):
    print("Follows:  every reader loads the whole feed every time; set")
    print("          DeflateAlterETag NoChange, or let no filter zip the feed.")
    sys.exit(0)
print("CHANGED:  Apache answers such questions in another way now.")
sys.exit(1)
PY
python3 show.py "$port" || { rc=$?; [ "$rc" != 2 ] || cat "$work/log" "$work/error.log"; exit "$rc"; }
