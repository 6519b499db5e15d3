#!/bin/sh
# Healthy: the node runs and has no alarm of its own. Each question starts an Erlang machine, so it is asked seldom.
set -eu
rabbitmq-diagnostics --quiet check_running
rabbitmq-diagnostics --quiet check_local_alarms
