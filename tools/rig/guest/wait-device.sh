# `wait-device.sh VENDOR PRODUCT yes|no`: waits until the kernel has configured such a USB device, or has none any more.
for attempt in $(seq 600); do
  seen=no
  for device in /sys/bus/usb/devices/*; do
    vendor= product= configuration=
    {
      read -r vendor < "$device/idVendor"
      read -r product < "$device/idProduct"
      read -r configuration < "$device/bConfigurationValue"
    } 2> /dev/null
    if [ "$vendor:$product" = "$1:$2" ] && [ -n "$configuration" ]; then seen=yes; fi
  done
  if [ "$seen" = "$3" ]; then
    udevadm settle
    exit 0
  fi
  sleep 0.1
done
echo "the kernel did not come to it: $1:$2 $3, but $seen"
exit 1
