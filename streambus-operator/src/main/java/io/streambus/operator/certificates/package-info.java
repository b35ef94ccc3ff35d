/** The certificate of a cluster: its validity, its problems, and how the operator issues one. */
@NullMarked
package io.streambus.operator.certificates;

import org.jspecify.annotations.NullMarked;
