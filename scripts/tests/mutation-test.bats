#!/usr/bin/env bats
# The options of mutation-test.sh, and what it makes of a report. Java and Maven only pretend.

load helper

setup() {
  house
  cp "$REPOSITORY/scripts/mutation-test.sh" "$HOUSE/scripts/"
  export JAVA_HOME=$BATS_TEST_TMPDIR/jdk HOME=$BATS_TEST_TMPDIR/home
  mkdir -p "$HOME"
  jdk "$JAVA_HOME" 25.0.1
  export REPORTS=$HOUSE/tp-capital-worker/target/pit-reports
  # shellcheck disable=SC2016  # for the pretended program
  program "$BATS_TEST_TMPDIR/bin/mvn" '
    case $* in
      *--version*) echo "Apache Maven 3.9.9" ;;
      *)
        mkdir -p "$REPORTS/parser" "$REPORTS/desk"
        printf "%s\n" "A.java,x.signal.text.A,m,f,1,KILLED,t" "A.java,x.signal.text.A\$B,m,f,2,TIMED_OUT,t" \
          "C.java,x.signal.C,m,f,3,${LAST:-KILLED},t" >"$REPORTS/parser/mutations.csv"
        printf "%s\n" "D.java,x.signal.D,m,f,1,KILLED,t" "D.java,x.signal.D,m,f,2,KILLED,t" \
          "D.java,x.signal.D,m,f,3,NO_COVERAGE,none" >"$REPORTS/desk/mutations.csv"
        exit "${RESULT:-0}"
        ;;
    esac'
  export PATH=$BATS_TEST_TMPDIR/bin:$PATH
}

mutate() {
  run "$HOUSE/scripts/mutation-test.sh" "$@"
}

@test "explains itself" {
  mutate --help
  [ "$status" -eq 0 ]
  [[ $output == *--keep* && $output != *shellcheck* ]]
}

@test "refuses what it does not know" {
  mutate --nonsense
  [ "$status" -eq 64 ]
}

@test "adds up what was noticed, by package and by class" {
  mutate
  [ "$status" -eq 0 ]
  [[ $output == *'5 of 6 changes noticed: 83.3 %.'* ]]
  [[ $output == *'| signal (desk) | 3 | 2 | 0 | 1 | 66.7 % |'* ]]
  [[ $output == *'| signal.text | 2 | 1 | 1 | 0 | 100.0 % |'* ]]
  [[ $output == *'| C | 1 | 1 | 0 | 0 | 100.0 % |'* ]]
  [ ! -e "$HOUSE/docs" ]
}

@test "keeps the result when asked" {
  mutate --keep
  [ "$status" -eq 0 ]
  grep -q '5 of 6 changes noticed' "$HOUSE/docs/quality/mutation.md"
}

@test "counts the reports of an earlier run without changing anything" {
  "$BATS_TEST_TMPDIR/bin/mvn"
  mv "$REPORTS" "$BATS_TEST_TMPDIR/earlier"
  mutate --from "$BATS_TEST_TMPDIR/earlier"
  [ "$status" -eq 0 ]
  [[ $output == *'5 of 6 changes noticed'* ]]
  [ ! -e "$REPORTS" ]
  mutate --from "$BATS_TEST_TMPDIR/nowhere"
  [ "$status" -eq 66 ]
}

@test "fails below the bar, and tells the score all the same" {
  LAST=SURVIVED mutate
  [ "$status" -eq 1 ]
  [[ $output == *'4 of 6 changes noticed: 66.7 %.'* ]]
}

@test "fails with the build" {
  RESULT=1 mutate
  [ "$status" -eq 1 ]
  [[ $output == *'the build failed'* ]]
}
