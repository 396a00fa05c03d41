drop view learning.shown_lesson;
