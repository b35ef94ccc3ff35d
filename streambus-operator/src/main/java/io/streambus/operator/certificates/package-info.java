/** How it stands with the certificate of a cluster, what is wrong with it, and how one is made. */
@NullMarked
package io.streambus.operator.certificates;

import org.jspecify.annotations.NullMarked;
