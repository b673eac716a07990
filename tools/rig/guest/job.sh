# Runs in the guest as its only job: brings up what a desktop would have, then the runner.
mkdir -p /dev/shm /dev/pts
mount -t tmpfs shm /dev/shm
mount -t devpts pts /dev/pts
mount -t tmpfs tmp /tmp
mount -t tmpfs run /run
ip link set lo up
printf "127.0.0.1 localhost rig\n" > /etc/hosts
hostname rig
/lib/systemd/systemd-udevd --daemon
udevadm trigger
udevadm settle
modprobe vhci-hcd
# QEMU's own reader stays out of sight until its cases bind its controller again.
echo 0000:00:10.0 > /sys/bus/pci/drivers/xhci_hcd/unbind
stty -F /dev/ttyS1 -onlcr
for run in /rig/runs/*; do
  echo "# run ${run##*/}" > /dev/ttyS1
  cd "$run" && node --experimental-websocket --no-warnings --enable-source-maps runner.mjs > /dev/ttyS1 2>&1
done
