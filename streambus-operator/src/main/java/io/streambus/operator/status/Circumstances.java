package io.streambus.operator.status;

import io.streambus.operator.certificates.CertificateState;
import io.streambus.operator.port.BrokerFacts;
import io.streambus.operator.port.OptionalApis;

/**
 * What a pass found out of the world beside the objects of the cluster.
 *
 * @param certificate how it stands with the certificate; never unknown
 * @param apis which optional kinds can be made
 * @param brokers what the brokers say
 */
public record Circumstances(CertificateState certificate, OptionalApis apis, BrokerFacts brokers) {}
