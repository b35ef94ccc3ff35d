/** Certificates of the servers of the process. */
@NullMarked
package io.streambus.app.tls;

import org.jspecify.annotations.NullMarked;
