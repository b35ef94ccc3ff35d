/**
 * Non-confidential information about Secrets. No class in this package retains a private key, or
 * its text, longer than the check requires.
 */
@NullMarked
package io.streambus.operator.certificates.secret;

import org.jspecify.annotations.NullMarked;
