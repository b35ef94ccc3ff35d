package io.streambus.api.openapi;

import com.google.common.collect.ImmutableMap;
import io.streambus.api.schema.GoDuration;
import io.streambus.api.schema.Patterns;

/** What the patterns of the schema require, in words. */
final class PatternRequirements {

  private static final String TAG =
      "must contain only letters, digits, '.', '_' and '-', and must not start with '.' or '-'";

  private static final ImmutableMap<String, String> REQUIREMENTS =
      ImmutableMap.<String, String>builder()
          .put(
              Patterns.NAME,
              "must be a lowercase RFC 1123 subdomain: at most 253 lowercase letters, digits, '-'"
                  + " and '.', starting and ending with a letter or digit")
          .put(
              Patterns.REPOSITORY,
              "must be an image name without tag or digest, such as"
                  + " registry.example.com/team/name, and no more than 255 characters; specify the"
                  + " tag in the field tag")
          .put(Patterns.TAG, TAG + "; at most 128 characters")
          .put(Patterns.VERSION, TAG + "; at most 63 characters")
          .put(Patterns.DIGEST, "must be 'sha256:' followed by 64 lowercase hexadecimal digits")
          .put(
              Patterns.SUBJECT,
              "must be a distinguished name of at most 512 characters, such as CN=orders,O=Example;"
                  + " write it as openssl x509 -noout -subject -nameopt RFC2253 prints it, with"
                  + " other characters escaped, as in O=Example\\, Inc. or CN=J\\C3\\BCrgen")
          .put(
              Patterns.HOST_AND_PORT,
              "must be HOST:PORT, such as collector.tracing.svc:4317, with a port between 1 and"
                  + " 65535 and without a scheme")
          .put(
              Patterns.SCRAPE_INTERVAL,
              "must be a duration, such as 30s or 1m30s, with each unit at most once, in the order"
                  + " h, m, s, ms, because Prometheus parses it")
          .put(
              GoDuration.PATTERN,
              "must be a duration, such as 30s or 1h30m: whole numbers, each followed by h, m, s or"
                  + " ms")
          .put(
              Patterns.TENANT_ID,
              "must be at most 63 letters, digits, '.', '_' and '-', starting and ending with a"
                  + " letter or digit")
          .put(Patterns.KIND, "must be a kind, such as Issuer or ClusterIssuer")
          .put(
              Patterns.QUANTITY,
              "must be a quantity, such as 500m or 10Gi, must not be negative, and must have at"
                  + " most 40 characters")
          .put(
              Patterns.VOLUME_SIZE,
              "must be a whole number of bytes, greater than zero and at most 1Pi, such as 10Gi")
          .buildOrThrow();

  private PatternRequirements() {}

  static String of(String pattern) {
    return REQUIREMENTS.getOrDefault(pattern, "must match " + pattern);
  }
}
