#!/usr/bin/env bats
# The options of mutation-test.sh, and what it makes of a report. Java and Maven only pretend.

load helper

setup() {
  house
  cp "$REPOSITORY/scripts/mutation-test.sh" "$HOUSE/scripts/"
  export JAVA_HOME=$BATS_TEST_TMPDIR/jdk HOME=$BATS_TEST_TMPDIR/home
  mkdir -p "$HOME" "$HOUSE/tp-capital-worker/target/pit-reports"
  jdk "$JAVA_HOME" 25.0.1
  export REPORT=$HOUSE/tp-capital-worker/target/pit-reports/mutations.csv
  # shellcheck disable=SC2016  # for the pretended program
  program "$BATS_TEST_TMPDIR/bin/mvn" '
    case $* in
      *--version*) echo "Apache Maven 3.9.9" ;;
      *)
        [[ -n ${NOTHING-} ]] || printf "%s\n" \
          "A.java,x.A,m,f,1,KILLED,t" "A.java,x.A\$B,m,f,2,TIMED_OUT,t" \
          "A.java,x.A,m,f,3,SURVIVED,none" "C.java,x.C,m,f,4,NO_COVERAGE,none" >"$REPORT"
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

@test "adds up what was noticed, by class" {
  mutate
  [ "$status" -eq 0 ]
  [[ $output == *'2 of 4 changes noticed: 50.0 %; 1 in lines that no test runs.'* ]]
  [[ $output == *'| A | 3 | 2 | 0 |'* && $output == *'| C | 1 | 0 | 1 |'* ]]
  [ ! -e "$HOUSE/docs" ]
}

@test "keeps the result when asked" {
  mutate --keep
  [ "$status" -eq 0 ]
  grep -q '2 of 4 changes noticed' "$HOUSE/docs/quality/mutation.md"
}

@test "fails with the build, also when it was the score" {
  RESULT=1 mutate
  [ "$status" -eq 1 ]
  [[ $output == *'2 of 4'* ]]
  RESULT=1 NOTHING=yes mutate
  [ "$status" -eq 1 ]
  [[ $output == *'the build failed'* ]]
}
