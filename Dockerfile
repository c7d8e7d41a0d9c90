# Two stages: the first installs from the lock file, the second is what runs. No BuildKit is needed.
FROM python:3.13-slim AS build
# pip's own settings, for a builder behind a mirror: --build-arg PIP_INDEX_URL=…; none of them reaches the image
ARG PIP_INDEX_URL
ARG PIP_EXTRA_INDEX_URL
WORKDIR /src
RUN python3 -m venv /venv
COPY requirements.lock ./
RUN /venv/bin/python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY docker/gunicorn.conf.py ./docker/
COPY migrations ./migrations
COPY service ./service
RUN /venv/bin/python -m pip install --no-cache-dir --disable-pip-version-check --no-deps --no-build-isolation . \
 && /venv/bin/python -m pip uninstall -q -y setuptools pip \
 && python3 -m compileall -q /venv/lib

FROM python:3.13-slim
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="news-timeline" \
      org.opencontainers.image.description="Turns news into dated timelines" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    TIMELINE_HOST=0.0.0.0 \
    TIMELINE_DATABASE_URL=sqlite:////data/timeline.db
RUN mkdir /data && chown 10001:10001 /data
COPY --from=build /venv /venv
COPY docker/entrypoint docker/healthcheck.py /app/
WORKDIR /app
USER 10001:10001
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["python3", "/app/healthcheck.py"]
ENTRYPOINT ["/app/entrypoint"]
CMD ["serve"]
