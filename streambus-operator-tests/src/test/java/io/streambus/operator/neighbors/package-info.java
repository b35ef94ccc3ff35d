/** Tests of the operator beside other controllers, policies and users of the same objects. */
@NullMarked
package io.streambus.operator.neighbors;

import org.jspecify.annotations.NullMarked;
