#!/bin/sh
# Builds the guest: Debian bookworm with its own kernel, Chromium, pcscd, libccid and OpenSC.
# usage: build.sh DIRECTORY (gets disk.img, vmlinuz, initrd.img and versions.txt)
# Its text is part of the cache's key: a change here makes the next run build anew.
set -eu

out=$1
root=$(mktemp -d)
trap 'umount "$root/proc" 2>/dev/null || true; rm -rf "$root"' EXIT

need=
command -v debootstrap >/dev/null || need="$need debootstrap"
command -v qemu-system-x86_64 >/dev/null || need="$need qemu-system-x86"
command -v mke2fs >/dev/null || need="$need e2fsprogs"
test -e /usr/share/keyrings/debian-archive-keyring.gpg || need="$need debian-archive-keyring"
export DEBIAN_FRONTEND=noninteractive
if [ -n "$need" ]; then
  apt-get update
  # shellcheck disable=SC2086
  apt-get install --yes --no-install-recommends $need
fi

# The mirrors are the host's own: whatever this machine installs Debian from, the guest is built from.
sources() {
  apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)|$(ORIGIN)|$(CODENAME)' 'Created-By: Packages' |
    sed -n 's/^\(deb .*\)|Debian|bookworm.*$/\1/p' | sort -u
}
[ -n "$(sources)" ] || apt-get update
mirror=$(sources | awk '$3 == "bookworm" { print $2; exit }')
[ -n "$mirror" ] || { echo "no Debian bookworm among this machine's package sources" >&2; exit 1; }

debootstrap --variant=minbase bookworm "$root" "$mirror"
sources > "$root/etc/apt/sources.list"
rm -f "$root"/etc/apt/sources.list.d/*

# Nothing in the guest may start while it is being made.
printf '#!/bin/sh\nexit 101\n' > "$root/usr/sbin/policy-rc.d"
chmod +x "$root/usr/sbin/policy-rc.d"
mount -t proc proc "$root/proc"
chroot "$root" apt-get update
chroot "$root" apt-get install --yes --no-install-recommends \
  linux-image-amd64 udev usbip kmod iproute2 procps \
  pcscd libccid opensc pcsc-tools openssl chromium fonts-noto-cjk

# Chromium 156 gives the install of a Signed Web Bundle no answer, not even one of a file that is not there; the Chromium
# that this Debian release came with installs it. It lies beside the other, and serves the cases of the bundle alone.
first=$(chroot "$root" apt-cache madison chromium | awk -F ' *[|] *' '$3 ~ / bookworm\/main / { print $2; exit }')
[ -n "$first" ] || { echo "no Chromium in bookworm/main" >&2; exit 1; }
chroot "$root" sh -c "cd /tmp && apt-get download chromium=$first chromium-common=$first &&
  for package in *.deb; do dpkg-deb --extract \"\$package\" /opt/chromium-first; done && rm ./*.deb"
chroot "$root" apt-get clean
umount "$root/proc"

# The kernel starts this; all else comes with the share, so that a change of the job needs no new image.
cat > "$root/rig-init" <<'INIT'
#!/bin/sh
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8
mount -t proc proc /proc
mount -t sysfs sys /sys
mkdir -p /rig
modprobe 9pnet_virtio
mount -t 9p -o trans=virtio,version=9p2000.L,msize=524288 rig /rig
/bin/sh /rig/job.sh
sync
echo o > /proc/sysrq-trigger
sleep 60
INIT
chmod +x "$root/rig-init"

chroot "$root" dpkg-query --show --showformat='${Package} ${Version}\n' \
  linux-image-amd64 usbip pcscd libccid opensc openssl chromium > "$out/versions.txt"
echo "chromium, for the bundle, $first" >> "$out/versions.txt"
cp "$root"/boot/vmlinuz-* "$out/vmlinuz"
cp "$root"/boot/initrd.img-* "$out/initrd.img"
rm -rf "$root"/var/lib/apt/lists/* "$root"/usr/share/doc "$root"/usr/share/man
mke2fs -q -t ext4 -O ^has_journal -d "$root" "$out/disk.img" 3G
