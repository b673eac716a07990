# Runs in the guest as its only job: brings up what a desktop would have, then does what the host says.
mkdir -p /dev/shm /dev/pts
mount -t tmpfs shm /dev/shm
mount -t devpts pts /dev/pts
mount -t tmpfs tmp /tmp
mount -t tmpfs run /run
printf "127.0.0.1 localhost rig\n" > /etc/hosts
hostname rig
/lib/systemd/systemd-udevd --daemon
udevadm trigger
udevadm settle
modprobe -a virtio_net vhci-hcd
# The host twice and nothing beyond it: eth0 for the rig itself, eth1 for the sites, which may go off.
ip link set lo up
for n in 0 1; do
  ip address add "10.0.$((n + 2)).15/24" dev "eth$n"
  ip link set "eth$n" up
done
# QEMU's own reader stays out of sight until its cases bind its controller again.
echo 0000:00:10.0 > /sys/bus/pci/drivers/xhci_hcd/unbind
bash /rig/agent.sh "$(sed -n 's/.*rig=\([0-9]*\).*/\1/p' /proc/cmdline)"
