package io.streambus.operator.kubernetes.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;

/**
 * Reads Secrets without sharing their texts with other objects: private keys must not stay in
 * memory longer than the Secret is used. The annotation of kubectl apply contains them, too.
 */
final class ConfidentialSecret extends StdDeserializer<Secret> {

  private static final long serialVersionUID = 1L;

  private final transient ObjectReader reader;

  /** Creates a deserializer from a mapper that shares no texts. */
  ConfidentialSecret(ObjectMapper unshared) {
    super(Secret.class);
    this.reader = unshared.readerFor(Secret.class);
  }

  @Override
  public Secret deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    return reader.readValue(parser);
  }
}
