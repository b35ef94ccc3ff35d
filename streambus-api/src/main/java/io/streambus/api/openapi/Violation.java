package io.streambus.api.openapi;

/**
 * A value that violates a schema.
 *
 * @param path JSON path from the root of the document, such as {@code spec.config.port}
 * @param value the value as JSON, strings of the correct type without quotes; empty if the field is
 *     absent or unknown
 * @param requirement what the schema requires, and the remedy
 */
public record Violation(String path, String value, String requirement) {}
