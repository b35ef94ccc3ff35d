package io.streambus.operator.storage;

import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.resources.canonical.CanonicalQuantity;

/**
 * A claim that shall ask for more.
 *
 * @param claim as it is
 * @param size to ask for
 */
record ClaimResize(BrokerClaim claim, CanonicalQuantity size) {}
