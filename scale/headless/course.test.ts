import { describe, expect, it } from 'vitest';
import { Course } from './course.ts';

function of(figures: readonly number[]): Course {
  const course = new Course();
  for (const figure of figures) course.add(figure);
  return course;
}

describe('a course', () => {
  it('compares its first third with its last, by their middles', () => {
    const { first, last, growth } = of([1, 9, 2, 5, 5, 5, 4, 4, 90]).ends(0);
    expect([first, last, growth]).toEqual([2, 4, 2]);
  });

  it('leaves the warming up out', () => {
    expect(of([1, 2, 3, 10, 10, 10]).ends(3).growth).toBe(1);
  });

  it('says nothing of too few figures', () => {
    expect(() => of([1, 2, 3]).ends(1)).toThrow('too few');
  });
});
