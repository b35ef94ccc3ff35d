package io.streambus.operator.volumes;

import io.streambus.operator.port.BrokerClaim;
import io.streambus.resources.canonical.CanonicalQuantity;

/**
 * A claim that shall ask for more.
 *
 * @param claim as it is
 * @param size to ask for
 */
record Growth(BrokerClaim claim, CanonicalQuantity size) {}
