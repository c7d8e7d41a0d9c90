# Two stages: the first installs from the lock file, the second is what runs.
FROM python:3.13-slim AS build
WORKDIR /app
RUN python3 -m venv /venv
COPY requirements.lock ./
RUN /venv/bin/python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY migrations ./migrations
COPY service ./service
RUN /venv/bin/python -m pip install --no-cache-dir --disable-pip-version-check --no-deps --no-build-isolation -e . \
 && /venv/bin/python -m compileall -q service migrations /venv/lib \
 && /venv/bin/python -m pip uninstall -q -y setuptools pip

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
WORKDIR /app
COPY --from=build /venv /venv
COPY --from=build /app /app
COPY docker ./docker
USER 10001:10001
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["python3", "/app/docker/healthcheck.py"]
ENTRYPOINT ["/app/docker/entrypoint"]
CMD ["serve"]
