/** Certificates for clusters with TLS, as their users bring them. */
@NullMarked
package io.streambus.testkit.certificates;

import org.jspecify.annotations.NullMarked;
