package io.streambus.app.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;

/** Guarantees that a report can be passed on: it contains no value that a user considers secret. */
class DocumentRedactionTest {

  @Test
  void plantedSecretsAreRemovedAndEverythingElseRemains() throws JsonProcessingException {
    // Given
    JsonNode object =
        read(
            """
            kind: StatefulSet
            metadata:
              name: demo
              annotations:
                kubectl.kubernetes.io/last-applied-configuration: '{"spec":"PLANTED"}'
                example.com/api-token: PLANTED
                streambus.io/template: '{"env":[{"name":"DB_PASSWORD","value":"PLANTED"},{"name":"ZONE","value":"a"}]}'
            spec:
              image: streambus/broker:v0.6.0
              volumes:
                - name: tls
                  secret: {secretName: demo-tls, defaultMode: 288}
              containers:
                - name: broker
                  args: ["--password", PLANTED, "--token=PLANTED", "--port=9092"]
                  env:
                    - {name: DB_PASSWORD, value: PLANTED}
                    - {name: DB_URL, value: "postgres://user:PLANTED@db/orders"}
                    - {name: REGION, value: eu-1}
                    - name: FROM_SECRET
                      valueFrom: {secretKeyRef: {name: demo-db, key: password}}
              tokens: [PLANTED, PLANTED]
              credentials: {user: PLANTED, secretName: demo-db}
              automountServiceAccountToken: false
            """);

    // When
    JsonNode redacted = DocumentRedaction.of(object);

    // Then
    assertThat(redacted.toString())
        .doesNotContain("PLANTED")
        .contains(
            "streambus/broker:v0.6.0",
            "demo-tls",
            "--port=9092",
            "eu-1",
            "\"secretKeyRef\":{\"name\":\"demo-db\",\"key\":\"password\"}",
            "\"secretName\":\"demo-db\"",
            "\"automountServiceAccountToken\":false",
            "ZONE");
  }

  @Test
  void configurationInConfigMapsLosesPasswords() throws JsonProcessingException {
    // Given
    JsonNode map =
        read(
            """
            kind: ConfigMap
            data:
              broker.yaml: |
                listen: 9092
                auth:
                  password: PLANTED
                  api_key: "PLANTED"
              app.properties: |
                user=orders
                client.secret = PLANTED
            binaryData: {keystore: PLANTED}
            """);

    // Then
    assertThat(DocumentRedaction.of(map).toString())
        .doesNotContain("PLANTED")
        .contains("listen: 9092", "user=orders");
  }

  @Test
  void dataOfSecretsIsNeverContained() throws JsonProcessingException {
    // Given
    JsonNode secret =
        read(
            "{kind: Secret, metadata: {name: demo-ca}, data: {a: PLANTED}, stringData: {b: PLANTED}}");

    // Then
    assertThat(DocumentRedaction.of(secret).toString())
        .isEqualTo("{\"kind\":\"Secret\",\"metadata\":{\"name\":\"demo-ca\"}}");
  }

  private static JsonNode read(String yaml) throws JsonProcessingException {
    return new YAMLMapper().readTree(yaml);
  }
}
