#!/usr/bin/env bash
# The .deb on a clean Debian 12: it installs with what it needs, starts, upgrades over the old one keeping the data, and
# leaves nothing of its own behind. Needs root, debootstrap and a Debian mirror (DEBIAN_MIRROR, else debootstrap's own), so it
# is run before a release and not with every test:  tests/install/clean_debian.sh PACKAGE.deb [ROOT]
set -euo pipefail
package=$(readlink -f "$1")
root=${2:-$(mktemp -d)}
data=/var/lib/lawka-test
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
say() { printf '\n── %s\n' "$1"; }

[ -x "$root/usr/bin/dpkg" ] || debootstrap --variant=minbase bookworm "$root" ${DEBIAN_MIRROR:+"$DEBIAN_MIRROR"}
mount --bind /proc "$root/proc" && trap 'umount "$root/proc"' EXIT
cp "$package" "$root/tmp/lawka.deb"
name=$(dpkg-deb --field "$package" Package)

say "installs with what it needs"
inside apt-get update -q
inside apt-get install -q -y --no-install-recommends /tmp/lawka.deb xvfb xauth dbus procps
inside dpkg --verify "$name"

say "stands in the menu"
entry=$(inside dpkg -L "$name" | grep '\.desktop$')
program=$(grep '^Exec=' "$root$entry" | sed 's/^Exec=\([^ ]*\).*/\1/')
grep -E '^(Name|Exec|Icon|Categories)=' "$root$entry"
inside which "$program"

say "brings the command line"
inside lawka --version
inside lawka --data /tmp/bez-okna sample
inside lawka --data /tmp/bez-okna verify

# Starts the window on a display without a screen and waits until it has opened its register.
start() {
    inside timeout 60 dbus-run-session -- xvfb-run -a sh -c \
        "$program --data $data --sample & for i in \$(seq 50); do [ -s $data/lawka.db ] && break; sleep 1; done; sleep 5; kill \$!" || true
    test -s "$root$data/lawka.db"
    grep opened "$root$data/logi/lawka.log" | tail -1
}

say "starts"
start
before=$(sha256sum <"$root$data/lawka.db")

say "upgrades over the old one keeping the data"
newer=$(mktemp -d) && dpkg-deb --raw-extract "$package" "$newer"
sed -i 's/^Version: .*/&+1/' "$newer/DEBIAN/control"
dpkg-deb --root-owner-group -Zgzip -z1 --build "$newer" "$root/tmp/lawka-newer.deb" >/dev/null
inside apt-get install -q -y --no-install-recommends /tmp/lawka-newer.deb
[ "$before" = "$(sha256sum <"$root$data/lawka.db")" ]
start

say "leaves nothing of its own behind, and the data where they are"
files=$(inside dpkg -L "$name")
inside apt-get purge -q -y "$name"
for file in $files; do
    if [ -f "$root$file" ]; then echo "left behind: $file" && exit 1; fi
done
test -s "$root$data/lawka.db"
echo "the package is fit for a clean Debian 12"
