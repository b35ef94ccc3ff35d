/** The permissions that the operator needs, as data. */
@NullMarked
package io.streambus.operator.permissions;

import org.jspecify.annotations.NullMarked;
