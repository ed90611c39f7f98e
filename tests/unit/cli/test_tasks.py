import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline import __version__

SPEECH = "同志们：\n各社区要在6月底前完成隐患排查。\n"


def _duban(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | environment,
        check=False,
    )


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    path = tmp_path / "讲话.txt"
    path.write_text(SPEECH, encoding="utf-8")
    return path


def test_help_is_chinese_and_names_every_option() -> None:
    for arguments in ((), ("--help",)):
        done = _duban(*arguments)
        assert (done.returncode, done.stderr) == (0, "")
        assert "用法：duban 命令" in done.stdout
    told = _duban("tasks", "--help").stdout
    assert all(option in told for option in ("--out", "--date", "--profile", "--rules", "--debug", "INPUT..."))
    assert not any(word in told for word in ("Usage", "Options", "Arguments", "Show this"))


def test_help_is_quick_and_loads_nothing_heavy() -> None:
    code = "import sys, pipeline.cli; print(sorted({'spacy', 'pandas', 'openpyxl', 'rich'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"

    def seconds() -> float:
        start = time.perf_counter()
        _duban("--help")
        return time.perf_counter() - start

    assert min(seconds() for _ in range(5)) < 0.3


def test_version() -> None:
    assert _duban("--version").stdout == f"duban {__version__}\n"


def test_a_run_in_a_pipe_ends_with_the_table(speech: Path, tmp_path: Path) -> None:
    done = _duban("tasks", speech, "--out", tmp_path / "out", "--date", "2023-05-04")
    assert done.returncode == 0
    head, row, closing = done.stdout.splitlines()
    assert head == "文件\t任务\t要求\t无责任单位\t无时限"
    assert row.split("\t")[0] == "讲话.txt"
    assert closing == f"已写入 3 个文件：{tmp_path / 'out'}"
    again = _duban("tasks", speech, "--out", tmp_path / "out", "--date", "2023-05-04")
    assert again.stdout.splitlines()[-1].startswith("输入、规则和结果都没有变化")


def test_some_failed_is_1_and_the_others_are_done(speech: Path, tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    done = _duban("tasks", speech, tmp_path / "空.txt", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert done.stderr == "错误：文件 空.txt 是空的，没有可读的文字。请检查内容后重试。\n"
    assert (tmp_path / "out" / "讲话.tasks.jsonl").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("tasks",), "缺少参数 INPUT"),
        (("tasks", "x.txt"), "缺少选项 --out"),
        (("tasks", "x.txt", "--out"), "选项 --out 的写法不对"),
        (("tasks", "x.txt", "--out", "o", "--nope"), "没有选项 --nope"),
        (("nope",), "不认识 nope"),
        (("tasks", "x.txt", "--out", "o"), "找不到 x.txt"),
        (("tasks", "x.txt", "--out", "o", "--date", "2023年7月5日"), "日期 2023年7月5日 无效"),
        (("tasks", "x.txt", "--out", "o", "--date", "2023-02-30"), "日期 2023-02-30 无效"),
        (("tasks", "x.txt", "--out", "o", "--rules", "nope"), "找不到规则文件夹 nope"),
    ],
)
def test_a_wrong_call_is_2_and_one_chinese_line(arguments: tuple[str, ...], told: str) -> None:
    done = _duban(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert line.startswith(f"错误：{told}")


def test_unknown_profile_and_folder_that_cannot_be_written(speech: Path, tmp_path: Path) -> None:
    done = _duban("tasks", speech, "--out", tmp_path / "out", "--profile", "village")
    assert (done.returncode, done.stderr.startswith("错误：没有名为 village 的单位方案")) == (2, True)
    done = _duban("tasks", speech, "--out", speech)
    assert (done.returncode, "无法写入" in done.stderr) == (2, True)


def test_debug_shows_the_traceback(speech: Path, tmp_path: Path) -> None:
    done = _duban("tasks", tmp_path / "无.txt", speech, "--out", tmp_path / "out", "--debug")
    assert "Traceback" in done.stderr
    assert done.stderr.splitlines()[-1].startswith("错误：找不到 无.txt")


def test_locale_and_time_zone_change_nothing(speech: Path, tmp_path: Path) -> None:
    settings = [{"TZ": "UTC", "LC_ALL": "C"}, {"TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8"}]
    outs = [tmp_path / str(number) for number in range(len(settings))]
    for out, environment in zip(outs, settings, strict=True):
        _duban("tasks", speech, "--out", out, **environment)
    first, second = ({path.name: path.read_bytes() for path in out.iterdir()} for out in outs)
    assert first == second
    assert len(first) == 3
