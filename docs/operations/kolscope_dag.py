"""Kolscope under Airflow 3 (with the standard provider): one DAG run a night, oldest first, one at a time.

Airflow takes every exit code but 0 for a failure, except those an operator is told to skip on (BashOperator's
``skip_on_exit_code``). A night with warnings (10) is published and must not skip what depends on it, so task ``night``
ends with 0 for it, and task ``warnings`` is skipped when there are none. SparkSubmitOperator has no such setting: with
it every night with warnings would fail. In YARN's cluster mode spark-submit loses the driver's exit code; use client
mode, or decide by ``verdict`` in the manifest.
"""

from datetime import timedelta

import pendulum
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG
from airflow.timetables.interval import CronDataIntervalTimetable

ZONE = "Asia/Shanghai"
# The interval that ends when the run starts began on the night: {{ ds }} would be a date in UTC.
NIGHT = "{{ data_interval_start.in_timezone('" + ZONE + "').strftime('%Y-%m-%d') }}"

PLACES = {
    "KOLSCOPE_HOME": "/opt/kolscope",
    "KOLSCOPE_INPUT": "/srv/kolscope/raw",
    "KOLSCOPE_OUT": "/srv/kolscope/out",
    "KOLSCOPE_MEMORY": "8g",
    "NIGHT": NIGHT,
}

# On a cluster, in place of kolscope:
# spark-submit --master yarn --deploy-mode client --class org.kolscope.cli.Main kolscope.jar
RUN = """
code=0
"$KOLSCOPE_HOME/kolscope" run --preset weibo-spider-jsonl \
    --input "$KOLSCOPE_INPUT" --as-of "$NIGHT" --out "$KOLSCOPE_OUT" || code=$?
# published, with warnings
if [ "$code" -eq 10 ]; then code=0; fi
exit "$code"
"""

# 99 skips this task
WARNINGS = """
run="$KOLSCOPE_OUT/runs/$NIGHT"
grep -q '"verdict" : "WARN"' "$run/manifest.json" || exit 99
head -n 1 "$run/digest.txt"
"""

# The digest is the line that goes to XCom, for whatever tells chat or mail; nothing is there after 2 and 30.
STOPPED = """
head -n 1 "$KOLSCOPE_OUT/runs/$NIGHT.stopped/digest.txt" || exit 99
"""

with DAG(
    dag_id="kolscope",
    description="KOLs of the night from the team's own crawl",
    schedule=CronDataIntervalTimetable("30 2 * * *", timezone=ZONE),
    start_date=pendulum.datetime(2026, 3, 1, tz=ZONE),
    # nights that were missed are run; every night is made of those before it
    catchup=True,
    max_active_runs=1,
    default_args={"env": PLACES, "append_env": True},
) as dag:
    night = BashOperator(
        task_id="night",
        bash_command=RUN,
        skip_on_exit_code=None,
        depends_on_past=True,
        # goes on where it was; after 20 and 2 a retry ends the same way, soon and without harm
        retries=2,
        retry_delay=timedelta(minutes=10),
        execution_timeout=timedelta(hours=8),
    )
    warnings = BashOperator(task_id="warnings", bash_command=WARNINGS, skip_on_exit_code=99)
    stopped = BashOperator(task_id="stopped", bash_command=STOPPED, skip_on_exit_code=99, trigger_rule="all_failed")
    night >> [warnings, stopped]
