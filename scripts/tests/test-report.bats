#!/usr/bin/env bats
# What the last lines of test.sh say, and when they fail it.

load helper

setup() {
  FOLDER=$BATS_TEST_TMPDIR/modules
  mkdir -p "$FOLDER"
}

# reported MODULE KIND CLASS CASES: a report as Surefire and Failsafe write it
reported() {
  local folder=$FOLDER/$1/target/$2-reports
  mkdir -p "$folder"
  printf '<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="a.%s" time="1.5" tests="9">\n  <properties/>\n%s\n</testsuite>\n' \
    "$3" "$4" >"$folder/TEST-a.$3.xml"
}

report() {
  run "$REPOSITORY/scripts/lib/test-report.sh" "$@" "$FOLDER"
}

passed='<testcase name="keeps" classname="a.LogTests" time="0.1"/>'

# skipped MESSAGE
skipped() {
  printf '<testcase name="runs" classname="a.LogIT" time="0.0">\n<skipped message="%s" type="org.opentest4j.TestAbortedException"><![CDATA[x]]></skipped>\n</testcase>' "$1"
}

@test "adds up the modules" {
  reported store surefire LogTests "$passed$passed"
  reported store failsafe LogIT "$passed"
  reported api surefire PageTests "$passed"
  report
  [ "$status" -eq 0 ]
  grep -qE '^store +3 +0 +0 +3\.0$' <<<"$output"
  grep -qE '^api +1 +0 +0 +1\.5$' <<<"$output"
  grep -qE '^all +4 +0 +0 +4\.5$' <<<"$output"
  [[ $output == *'skipped: nothing'* ]]
}

@test "permits what needs Docker or a TimescaleDB server, and says so" {
  reported store failsafe LogIT "$(skipped 'Assumption failed: needs Docker engine')$(skipped 'needs TimescaleDB server &gt;= 2.2')"
  report
  [ "$status" -eq 0 ]
  [[ $output == *'  store: LogIT.runs: needs Docker engine'* ]]
  [[ $output == *'  store: LogIT.runs: needs TimescaleDB server >= 2.2'* ]]
}

@test "fails when anything else was skipped" {
  for reason in 'needs RabbitMQ' 'it also needs Docker' ''; do
    reported store failsafe LogIT "$passed$(skipped "$reason")"
    report
    [ "$status" -eq 1 ]
    [[ $output == *"! store: LogIT.runs: ${reason:-no reason given}"* ]]
  done
}

@test "names a class that was skipped as a whole" {
  reported store failsafe LogIT '<testcase name="" classname="a.LogIT" time="0"><skipped message="needs Docker"/></testcase>'
  report
  [ "$status" -eq 0 ]
  [[ $output == *'  store: LogIT: needs Docker'* ]]
}

@test "fails when a test failed or broke" {
  for outcome in failure error; do
    reported store surefire LogTests "$passed<testcase name=\"loses\" classname=\"a.LogTests\"><$outcome message=\"x\">y</$outcome></testcase>"
    report
    [ "$status" -eq 1 ]
    [[ $output == *'failed:'*'  store: LogTests.loses'* ]]
  done
}

@test "is not misled by what a test prints" {
  reported store surefire LogTests "<testcase name=\"prints\" classname=\"a.LogTests\"><system-out><![CDATA[
    <testcase name=\"x\"><skipped message=\"invented\"/></testcase> <failure>
  ]]></system-out></testcase>"
  report
  [ "$status" -eq 0 ]
  grep -qE '^all +1 +0 +0' <<<"$output"
}

@test "fails when no test ran" {
  report
  [ "$status" -eq 1 ]
  reported store surefire LogTests ''
  report
  [ "$status" -eq 1 ]
  [[ $output == *'no test ran'* ]]
}

@test "passes over the reports of an earlier run" {
  reported store surefire OldTests "<testcase name=\"loses\" classname=\"a.OldTests\"><failure/></testcase>"
  touch -d '1 minute ago' "$FOLDER"/store/target/surefire-reports/*
  touch -d '30 seconds ago' "$BATS_TEST_TMPDIR/since"
  reported store surefire LogTests "$passed"
  report --newer-than "$BATS_TEST_TMPDIR/since"
  [ "$status" -eq 0 ]
  grep -qE '^all +1 +0 +0' <<<"$output"
}
