# The archive in a container; the same steps as scripts/serve.
#   docker build -t district-archive .
#   docker run -p 8000:8000 -v archive:/data -v ./pages:/pages:ro -e ARCHIVE_SEEDS=/pages district-archive
FROM python:3.12-slim AS build
WORKDIR /app
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
# jieba and a few others come as source archives only; what builds them stays in this stage.
COPY pyproject.toml constraints.txt README.md ./
COPY app ./app
RUN python -m venv /venv \
 && /venv/bin/pip install --upgrade pip \
 && /venv/bin/pip install --constraint constraints.txt --editable .

FROM python:3.12-slim
RUN useradd --system --create-home --uid 10001 archive \
 && install -d -o archive -g archive /data
WORKDIR /app
COPY --from=build /venv /venv
COPY pyproject.toml README.md ./
COPY app ./app
COPY migrations ./migrations
COPY seeds ./seeds
COPY static ./static
COPY templates ./templates
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    ARCHIVE_HOST=0.0.0.0 \
    ARCHIVE_DATA=/data
USER archive
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f\"http://127.0.0.1:{os.environ.get('ARCHIVE_PORT', 8000)}/healthz\", timeout=4)"]
CMD ["sh", "-c", "python -m app ingest || echo 'Some pages were left out; serving the rest.' >&2; exec python -m app serve"]
