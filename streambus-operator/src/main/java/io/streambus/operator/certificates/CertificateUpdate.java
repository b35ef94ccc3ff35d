package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.certificates.secret.NamedSecrets;
import java.time.Instant;
import java.util.Optional;

/**
 * Secrets of a cluster after the operator reconciled them.
 *
 * @param secrets current state of the Secrets
 * @param findings why they are not in the desired state
 * @param nextAction when the next action is due
 */
record CertificateUpdate(
    NamedSecrets secrets, ImmutableList<Finding> findings, Optional<Instant> nextAction) {}
