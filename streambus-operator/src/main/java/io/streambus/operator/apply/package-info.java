/** Applies desired objects with as few writes as possible. */
@NullMarked
package io.streambus.operator.apply;

import org.jspecify.annotations.NullMarked;
