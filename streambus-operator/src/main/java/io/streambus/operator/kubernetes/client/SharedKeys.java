package io.streambus.operator.kubernetes.client;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;

/**
 * Reads keys of maps, of which most are equal in all objects, such as those of labels. Caches store
 * equal keys once; keys that are no longer used are freed.
 */
final class SharedKeys extends KeyDeserializer {

  /** A longer key is rarely that of another object as well. */
  private static final int MAX_LENGTH = 64;

  @Override
  public Object deserializeKey(String key, DeserializationContext context) {
    return key.length() <= MAX_LENGTH ? key.intern() : key;
  }
}
