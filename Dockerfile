# syntax=docker/dockerfile:1
FROM eclipse-temurin:25-jdk AS build
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl xz-utils && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY .mvn .mvn
COPY mvnw pom.xml ./
RUN ./mvnw -B -q dependency:go-offline -Dvaadin.skip || true
COPY package.json package-lock.json tsconfig.json types.d.ts vite.config.ts ./
COPY frontend frontend
COPY src/main src/main
COPY bin/check-production-jar bin/
# The production jar holds no demonstration, mail catcher or database; MAVEN_PROFILE= (empty) builds one that does.
ARG MAVEN_PROFILE=production
RUN ./mvnw -B -q -DskipTests -Dspotless.check.skip ${MAVEN_PROFILE:+-P$MAVEN_PROFILE} package \
    && { [ "$MAVEN_PROFILE" != production ] || bin/check-production-jar target/vez.jar; } \
    && java -Djarmode=tools -jar target/vez.jar extract --layers --launcher --destination /layers

FROM eclipse-temurin:25-jre
RUN apt-get update && apt-get install -y --no-install-recommends curl fontconfig && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --create-home vez && mkdir /data && chown vez /data
WORKDIR /app
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
USER vez
ENV VEZ_DATA=/data SPRING_PROFILES_ACTIVE=production
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=3s --start-period=60s CMD curl -fsS http://127.0.0.1:8080/actuator/health/readiness || exit 1
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Duser.timezone=UTC", "org.springframework.boot.loader.launch.JarLauncher"]
