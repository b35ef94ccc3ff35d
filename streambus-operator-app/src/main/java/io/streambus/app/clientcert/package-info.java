/** Client certificates for users of self-signed clusters. */
@NullMarked
package io.streambus.app.clientcert;

import org.jspecify.annotations.NullMarked;
