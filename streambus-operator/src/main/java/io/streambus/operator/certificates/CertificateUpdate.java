package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.certificates.secret.NamedSecrets;
import java.time.Instant;
import java.util.Optional;

/**
 * The Secrets of a cluster after the operator did its part.
 *
 * @param secrets what they hold now
 * @param findings why they are not as they should be
 * @param next when there is more to do
 */
record CertificateUpdate(
    NamedSecrets secrets, ImmutableList<Finding> findings, Optional<Instant> next) {}
