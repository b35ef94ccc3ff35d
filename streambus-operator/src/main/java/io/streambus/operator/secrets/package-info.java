/**
 * What may be known of Secrets outside of them. Nothing of this package holds a private key, or the
 * text of one, longer than it takes to look at it.
 */
@NullMarked
package io.streambus.operator.secrets;

import org.jspecify.annotations.NullMarked;
