# Two stages: the first installs from the lock file, the second is the image. BuildKit is not required.
FROM python:3.13-slim AS build
# For builds behind a package mirror: --build-arg PIP_INDEX_URL=…; build arguments do not reach the image.
ARG PIP_INDEX_URL
ARG PIP_EXTRA_INDEX_URL
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /src
RUN python3 -m venv /venv
COPY requirements.lock ./
RUN /venv/bin/python -m pip install --no-compile --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY docker/gunicorn.conf.py ./docker/
COPY migrations ./migrations
COPY service ./service
COPY docker/slim ./docker/
RUN /venv/bin/python -m pip install --no-compile --no-deps --no-build-isolation . \
 && /venv/bin/python -m pip uninstall -q -y setuptools pip \
 && docker/slim /venv \
 && python3 -m compileall -q /venv/lib

FROM python:3.13-slim
ARG VERSION=0.2.0
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
# The image installs nothing at run time, so the base's pip is removed too.
RUN rm -rf /usr/local/lib/python3.*/site-packages/pip* /usr/local/lib/python3.*/ensurepip /usr/local/bin/pip* \
 && mkdir /data && chown 10001:10001 /data
COPY --from=build /venv /venv
COPY docker/entrypoint docker/healthcheck.py /app/
WORKDIR /app
USER 10001:10001
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=70s CMD ["python3", "/app/healthcheck.py"]
ENTRYPOINT ["/app/entrypoint"]
CMD ["serve"]
