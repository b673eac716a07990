#!/bin/bash
# Stands for Chromium where Playwright starts one: hands its arguments on, and joins its DevTools pipe (descriptors 3 and 4)
# to that of the guest's Chromium.
exec 5<> "/dev/tcp/127.0.0.1/$KIGEN_RIG_DOOR"
printf '%q ' "$@" >&5
echo >&5
cat <&3 >&5 &
exec cat <&5 >&4
