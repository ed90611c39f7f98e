# 常用命令：直接运行 make 查看说明。第一次运行时自动建立 .venv 并安装，以后不再重复。
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
STAMP := $(VENV)/.installed
RIVALS := .venv-bench
RIVALS_STAMP := $(RIVALS)/.installed

.DEFAULT_GOAL := help
.PHONY: help tasks test test-long segmenter bench bench-dates lint clean

help:
	@echo '用法：make <目标>'
	@echo
	@echo '  tasks        处理 seeds/ 中的文件，在 output/ 生成任务分解表和总台账'
	@echo '  test         运行测试（不含耗时数分钟的测试）'
	@echo '  test-long    运行耗时较长的测试'
	@echo '  segmenter    用 rules/segmenter/ 中的句子重新训练分词模型'
	@echo '  bench        测量启动和处理用时'
	@echo '  bench-dates  时限识别与 JioNLP、Recognizers-Text 对比（另建 .venv-bench）'
	@echo '  lint         检查代码风格'
	@echo '  clean        删除 output/ 和各类缓存（保留 .venv 和 .venv-bench）'
	@echo
	@echo '指定解释器：make tasks PYTHON=python3.12（支持 Python 3.11–3.13）'

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
		{ echo '需要 Python 3.11–3.13。请安装后用 make PYTHON=python3.12 指定。' >&2; exit 1; }
	@test -x $(VENV)/bin/pip || $(PYTHON) -m venv --clear $(VENV) || \
		{ echo '无法建立 .venv。请先安装 venv 组件（Debian：apt-get install python3-venv）。' >&2; exit 1; }
	@echo '正在安装（仅首次运行或依赖有变化时）……'
	@$(RUN) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test]'
	@touch $@

tasks: $(STAMP)
	@$(VENV)/bin/duban tasks seeds --out output

test: $(STAMP)
	@$(RUN) -m pytest -m 'not long'

test-long: $(STAMP)
	@$(RUN) -m pytest -m long

segmenter: $(STAMP)
	@$(RUN) -m pipeline.nlp.segmenter train

bench: $(STAMP)
	@$(RUN) tests/bench/ratio.py

$(RIVALS_STAMP): tests/bench/rivals.txt | $(STAMP)
	@test -x $(RIVALS)/bin/pip || $(RUN) -m venv --clear $(RIVALS)
	@echo '正在安装对比用的程序（仅首次运行或 tests/bench/rivals.txt 有变化时）……'
	@$(RIVALS)/bin/python -m pip install --quiet --disable-pip-version-check --requirement tests/bench/rivals.txt
	@touch $@

bench-dates: $(STAMP) $(RIVALS_STAMP)
	@$(RUN) -m tests.bench.dates $(RIVALS)/bin/python

lint: $(STAMP)
	@$(RUN) -m ruff check pipeline tests

clean:
	@rm -rf output build dist .pytest_cache .ruff_cache .hypothesis .benchmarks
	@find pipeline tests -name __pycache__ -type d -prune -exec rm -rf {} +
