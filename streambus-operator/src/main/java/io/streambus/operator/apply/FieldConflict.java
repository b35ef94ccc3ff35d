package io.streambus.operator.apply;

import io.streambus.operator.kubernetes.ObjectKey;
import java.time.Instant;

/**
 * An object that another client keeps changing back.
 *
 * @param object the object
 * @param description names the object, the field and the field manager of the other client
 * @param nextChange when the field is applied again, or when the conflict counts as resolved
 */
public record FieldConflict(ObjectKey object, String description, Instant nextChange) {}
