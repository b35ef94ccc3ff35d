package io.streambus.operator.storage;

import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.resources.canonical.CanonicalQuantity;

/**
 * Request to resize a PersistentVolumeClaim.
 *
 * @param claim existing claim
 * @param size size to request
 */
record ClaimResize(BrokerClaim claim, CanonicalQuantity size) {}
